#include "views/selection.h"

namespace encoderlab {

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::setSample(int sample) {
  if (sample == m_sample) return;
  m_sample = sample;
  emit sampleChanged(sample);
}

void Selection::setHead(int layer, int head) {
  if (layer == m_layer && head == m_head) return;
  m_layer = layer;
  m_head = head;
  emit headChanged(layer, head);
}

void Selection::setToken(int token) {
  if (token == m_token) return;
  m_token = token;
  emit tokenChanged(token);
}

void Selection::setTensor(const QString& tensor) {
  if (tensor == m_tensor) return;
  m_tensor = tensor;
  emit tensorChanged(tensor);
}

void Selection::setStep(int step) {
  if (step == m_step) return;
  m_step = step;
  emit stepChanged(step);
}

void Selection::setCell(const CellAddress& cell) {
  if (cell == m_cell) return;
  m_cell = cell;
  emit cellChanged(cell);
}

void Selection::setShowsGradients(bool showsGradients) {
  if (showsGradients == m_showsGradients) return;
  m_showsGradients = showsGradients;
  emit gradientsShownChanged(showsGradients);
}

}  // namespace encoderlab
