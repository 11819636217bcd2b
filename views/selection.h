#pragma once

#include <QObject>
#include <QString>

#include "model/inspect/cell_address.h"

namespace encoderlab {

/// What the user is looking at, shared by all views: a click in one moves all others.
class Selection : public QObject {
  Q_OBJECT

 public:
  explicit Selection(QObject* parent = nullptr);

  int sample() const { return m_sample; }  ///< index in the shown samples
  int layer() const { return m_layer; }
  int head() const { return m_head; }
  int token() const { return m_token; }        ///< column of the trace, −1: none
  QString tensor() const { return m_tensor; }  ///< name in the trace, e.g. `encoder.layers.0.self_attn.q`

  /// The step cursor: the last step of the inspection's list that is done; −1: no cursor is set, all is computed.
  int step() const { return m_step; }
  /// The one number that is explained; none if its tensor is empty.
  const CellAddress& cell() const { return m_cell; }
  /// Whether tensors are shown by the gradients of the loss with respect to them instead of their values.
  bool showsGradients() const { return m_showsGradients; }

  /// Setters emit only when something changes.
  void setSample(int sample);
  void setHead(int layer, int head);
  void setToken(int token);
  void setTensor(const QString& tensor);
  void setStep(int step);
  void setCell(const CellAddress& cell);
  void setShowsGradients(bool showsGradients);

 signals:
  void sampleChanged(int sample);
  void headChanged(int layer, int head);
  void tokenChanged(int token);
  void tensorChanged(const QString& tensor);
  void stepChanged(int step);
  void cellChanged(const encoderlab::CellAddress& cell);
  void gradientsShownChanged(bool showsGradients);

 private:
  int m_sample = 0;
  int m_layer = 0;
  int m_head = 0;
  int m_token = -1;
  QString m_tensor;
  int m_step = -1;
  CellAddress m_cell;
  bool m_showsGradients = false;
};

}  // namespace encoderlab
