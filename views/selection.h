#pragma once

#include <QObject>
#include <QString>

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

  /// Setters emit only when something changes.
  void setSample(int sample);
  void setHead(int layer, int head);
  void setToken(int token);
  void setTensor(const QString& tensor);

 signals:
  void sampleChanged(int sample);
  void headChanged(int layer, int head);
  void tokenChanged(int token);
  void tensorChanged(const QString& tensor);

 private:
  int m_sample = 0;
  int m_layer = 0;
  int m_head = 0;
  int m_token = -1;
  QString m_tensor;
};

}  // namespace encoderlab
