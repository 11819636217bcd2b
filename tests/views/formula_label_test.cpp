#include "views/formula_label.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QtTest>

#include "model/inspect/step_list.h"
#include "tests/model/inspect/model_kinds.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

std::vector<TrainingConfiguration> allTrainingKinds() {
  std::vector<TrainingConfiguration> kinds;
  for (const OptimizerKind optimizer : {OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::AdamW}) {
    for (const double momentum : {0.0, 0.9}) {
      for (const double weightDecay : {0.0, 0.01}) {
        for (const double clipNorm : {0.0, 0.5}) {
          TrainingConfiguration training;
          training.optimizer = optimizer;
          training.momentum = momentum;
          training.weightDecay = weightDecay;
          training.clipNorm = clipNorm;
          kinds.push_back(training);
        }
      }
    }
  }
  return kinds;
}

/// Every statement of every step; layers enough that a subscript has two digits.
QHash<QString, FormulaStatement> allStatements() {
  QHash<QString, FormulaStatement> statements;
  const auto addSteps = [&](const ModelConfiguration& model, const TrainingConfiguration& training) {
    const std::vector<Op> ops = opList(model);
    for (const Step& step : stepList(model, training)) {
      for (const FormulaStatement& statement : formulaStatements(ops[step.op], step.formula)) {
        statements.insert(statement.text, statement);
      }
    }
  };
  for (ModelConfiguration model : testing::allModelKinds()) {
    for (const bool finalNorm : {false, true}) {
      for (const Activation activation : {Activation::Relu, Activation::Gelu}) {
        for (const LossKind loss : {LossKind::CrossEntropy, LossKind::MeanSquaredError}) {
          model.finalNorm = finalNorm;
          model.activation = activation;
          model.head.loss = loss;
          addSteps(model, {});
        }
      }
    }
  }
  ModelConfiguration deep;
  deep.numLayers = 12;
  for (const TrainingConfiguration& training : allTrainingKinds()) addSteps(deep, training);
  return statements;
}

FormulaStatement softmaxStatement() { return formulaStatements(opList({})[6], "S = Q Kᵀ / √(D/H)").front(); }

/// How much of the label is about as bright as its ink; thin strokes mix with what is behind them.
double inkShare(FormulaLabel& label, const QColor& ink) {
  const QImage picture = label.grab().toImage();
  int inked = 0;
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) {
      inked += std::abs(picture.pixelColor(x, y).lightness() - ink.lightness()) < 60 ? 1 : 0;
    }
  }
  return static_cast<double>(inked) / (picture.width() * picture.height());
}

}  // namespace

class FormulaLabelTest : public QObject {
  Q_OBJECT

 private slots:
  void everyStatementOfEveryConfigurationIsTypeset() {
    const auto statements = allStatements();
    QVERIFY(statements.size() > 100);
    for (const FormulaStatement& statement : statements) {
      QVERIFY2(!statement.tex.isEmpty(), qPrintable("not in resources/formulas/formulas.json: " + statement.text));
      QVERIFY2(QFile::exists(statement.file), qPrintable(statement.file));
    }
  }

  /// They are drawn in one language for all.
  void formulasHoldNoWords() {
    static const QRegularExpression words(
        QStringLiteral("\\b(where|if|else|otherwise|elsewhere|the|all|over|at|after|not|and|token|padding)\\b"));
    for (const FormulaStatement& statement : allStatements()) {
      QVERIFY2(!statement.text.contains(words), qPrintable(statement.text));
      QVERIFY2(!statement.tex.contains(words), qPrintable(statement.tex));
    }
  }

  void noTypesetFormulaIsUnused() {
    QSet<QString> used;
    for (const FormulaStatement& statement : allStatements()) used.insert(statement.file);
    const QStringList files = QDir(":/formulas/svg").entryList();
    QVERIFY(files.size() > 100);
    for (const QString& file : files) QVERIFY2(used.contains(":/formulas/svg/" + file), qPrintable(file));
  }

  void qtDrawsAllOfEveryTypesetFormula() {
    const QStringList files = QDir(":/formulas/svg").entryList();
    for (const QString& name : files) {
      QFile file(":/formulas/svg/" + name);
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QByteArray svg = file.readAll();
      QVERIFY2(svg.count("<svg") == 1, qPrintable(name + " has a nested svg, behind which Qt draws nothing"));
      QVERIFY2(!svg.contains("<text"), qPrintable(name + " needs a font"));
      QSvgRenderer renderer(svg);
      QVERIFY2(renderer.isValid() && renderer.viewBoxF().width() > 0, qPrintable(name));
      // Ink reaches both ends of the view box: nothing was dropped.
      QImage picture(400, 80, QImage::Format_ARGB32_Premultiplied);
      picture.fill(Qt::transparent);
      QPainter painter(&picture);
      renderer.render(&painter);
      painter.end();
      const auto hasInk = [&](const QRect& area) {
        for (int y = area.top(); y <= area.bottom(); ++y) {
          for (int x = area.left(); x <= area.right(); ++x) {
            if (qAlpha(picture.pixel(x, y)) > 0) return true;
          }
        }
        return false;
      };
      QVERIFY2(hasInk(QRect(0, 0, 60, 80)), qPrintable(name));
      QVERIFY2(hasInk(QRect(340, 0, 60, 80)), qPrintable(name));
    }
  }

  void statementsAreCutAtTheirCommas() {
    const Op weights = opList({})[7];
    const auto statements = formulaStatements(weights, weights.formula);
    QCOMPARE(statements.size(), 2U);
    QCOMPARE(statements[0].text, "A = softmax(S + M)");
    QCOMPARE(statements[1].text, "Mᵢⱼ = key_padding_maskⱼ ? −∞ : 0");
  }

  void whatWasNeverTypesetIsWrittenAsText() {
    FormulaLabel label;
    label.setFormula(formulaStatements(opList({})[6], "S = Q + Q"));
    label.resize(label.sizeHint());
    QCOMPARE(label.tex(), "S = Q + Q");
    QVERIFY(label.sizeHint().width() > 0);
  }

  void inkFollowsTheTheme() {
    FormulaLabel label;
    label.setFormula({softmaxStatement()});
    label.resize(label.sizeHint());
    for (const Theme theme : {Theme::Light, Theme::Dark, Theme::Light}) {
      label.setPalette(themePalette(theme));
      const double share = inkShare(label, label.palette().color(QPalette::WindowText));
      QVERIFY2(share > 0.02 && share < 0.5, qPrintable(QString::number(share)));
    }
  }

  void growsWithTheTextAndShrinksToItsPlace() {
    FormulaLabel label;
    label.setFormula({softmaxStatement()});
    const QSize before = label.sizeHint();
    QFont large = label.font();
    large.setPointSizeF(2 * large.pointSizeF());
    label.setFont(large);
    QVERIFY(label.sizeHint().width() > 1.8 * before.width());
    const int narrow = label.sizeHint().width() * 3 / 4;
    QVERIFY(label.minimumSizeHint().width() <= narrow);
    QVERIFY(label.heightForWidth(narrow) < label.sizeHint().height());
  }

  void copiesTexAndText() {
    FormulaLabel label;
    label.setFormula({softmaxStatement()});
    label.copyTex();
    QCOMPARE(QGuiApplication::clipboard()->text(), "S = \\frac{Q\\,K^{\\top}}{\\sqrt{D/H}}");
    label.copyText();
    QCOMPARE(QGuiApplication::clipboard()->text(), "S = Q Kᵀ / √(D/H)");
    QVERIFY(label.accessibleName().contains("Q Kᵀ"));
  }
};

}  // namespace encoderlab

QTEST_MAIN(encoderlab::FormulaLabelTest)
#include "formula_label_test.moc"
