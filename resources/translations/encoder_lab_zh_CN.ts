<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CommandText</name>
    <message>
        <source>Times whole training steps: forward, backward, optimizer; the batch is in memory.</source>
        <translation>测量完整训练步的用时：前向、反向、优化器；批次已在内存中。</translation>
    </message>
    <message>
        <source>Configuration to time.</source>
        <translation>要测量的配置。</translation>
    </message>
    <message>
        <source>Tokens of a sample.</source>
        <translation>每个样本的词元数。</translation>
    </message>
    <message>
        <source>Steps to time; medians are printed.</source>
        <translation>测量的步数；输出中位数。</translation>
    </message>
    <message numerus="yes">
        <source>OpenBLAS core %1, %n thread(s)</source>
        <translation>
            <numerusform>OpenBLAS 内核 %1，%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms a step (forward %2 ms), %3 tokens/s, %4 GFLOP/s</source>
        <translation>每步 %1 毫秒（前向 %2 毫秒），每秒 %3 个词元，%4 GFLOP/s</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not expected.</source>
        <translation>多余的参数“%1”。</translation>
    </message>
    <message>
        <source>--%1 is missing.</source>
        <translation>缺少 --%1。</translation>
    </message>
    <message>
        <source>--%1 must be a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 必须是 %2 到 %3 之间的整数，而不是“%4”。</translation>
    </message>
    <message>
        <source>Usage: %1 [options]</source>
        <translation>用法：%1 [选项]</translation>
    </message>
    <message>
        <source>Threads to compute with; the result is the same with any number.</source>
        <translation>计算所用的线程数；无论多少，结果都相同。</translation>
    </message>
    <message>
        <source>Lists every task: name, kind, what it teaches.</source>
        <translation>列出所有任务：名称、类型、能学到什么。</translation>
    </message>
    <message>
        <source>Trains a model on a task or on your own data.</source>
        <translation>用任务或自己的数据训练模型。</translation>
    </message>
    <message>
        <source>Goes on training a saved model.</source>
        <translation>继续训练已保存的模型。</translation>
    </message>
    <message>
        <source>Measures a model on data that it was not trained on.</source>
        <translation>用未参与训练的数据评估模型。</translation>
    </message>
    <message>
        <source>Writes what a model predicts for each row of a file.</source>
        <translation>写出模型对文件每一行的预测。</translation>
    </message>
    <message>
        <source>Saves every intermediate and gradient of a batch.</source>
        <translation>保存一个批次的所有中间结果和梯度。</translation>
    </message>
    <message>
        <source>Times whole training steps.</source>
        <translation>测量完整训练步的用时。</translation>
    </message>
    <message>
        <source>Prints the result as one JSON object on the last line.</source>
        <translation>在最后一行以一个 JSON 对象输出结果。</translation>
    </message>
    <message>
        <source>%1 (see encoder-lab %2 --help)</source>
        <translation>%1（参见 encoder-lab %2 --help）</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Usage: encoder-lab [FILE]            opens the window, on FILE if given
       encoder-lab COMMAND [options]

Commands:
</source>
        <translation>用法：encoder-lab [文件]            打开窗口；若给出文件，则打开该文件
       encoder-lab 命令 [选项]

命令：
</translation>
    </message>
    <message>
        <source>Saves pictures of the window.</source>
        <translation>保存窗口的截图。</translation>
    </message>
    <message>
        <source>
&quot;encoder-lab COMMAND --help&quot; explains a command; --version names the program&apos;s.
</source>
        <translation>
“encoder-lab 命令 --help”说明一个命令；--version 显示程序版本。
</translation>
    </message>
    <message>
        <source>Encoder Lab %1
</source>
        <translation>Encoder Lab %1
</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot; (see encoder-lab --help).</source>
        <translation>没有命令“%1”（参见 encoder-lab --help）。</translation>
    </message>
    <message>
        <source>%1 has no labels that the predictions could be compared with.</source>
        <translation>%1 没有可与预测比较的标签。</translation>
    </message>
    <message>
        <source>Measures a model on the validation part of its task, or on a file of data.</source>
        <translation>用任务的验证部分或一个数据文件评估模型。</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s): loss %1, %2 %3</source>
        <translation>
            <numerusform>%n 个样本：损失 %1，%2 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>To beat: %1, %2</source>
        <translation>要超过的基线：%1，%2</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>完全匹配率</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Standard output cannot be written.</source>
        <translation>无法写入标准输出。</translation>
    </message>
    <message>
        <source>Writes what a model predicts for each row of a file, as CSV.</source>
        <translation>以 CSV 写出模型对文件每一行的预测。</translation>
    </message>
    <message>
        <source>Data to predict; labels may be missing.</source>
        <translation>要预测的数据；可以没有标签。</translation>
    </message>
    <message>
        <source>Writes there instead of to standard output.</source>
        <translation>写到此文件，而不是标准输出。</translation>
    </message>
    <message>
        <source>--json needs --out.</source>
        <translation>--json 需要 --out。</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n prediction(s) as %1.</source>
        <translation>
            <numerusform>已将 %n 个预测保存为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes on training a saved model. Without --out the file itself is replaced.</source>
        <translation>继续训练已保存的模型。若无 --out，则替换原文件。</translation>
    </message>
    <message>
        <source>Steps in all, those made included.</source>
        <translation>总步数，包括已完成的步数。</translation>
    </message>
    <message>
        <source>%1 holds weights only; it cannot be resumed.</source>
        <translation>%1 只含权重，无法继续训练。</translation>
    </message>
    <message>
        <source>%1 has already made %2 steps, more than the %3 asked for.</source>
        <translation>%1 已训练 %2 步，超过了要求的 %3 步。</translation>
    </message>
    <message>
        <source>Resuming %1 at step %2.</source>
        <translation>从第 %2 步继续训练 %1。</translation>
    </message>
    <message>
        <source>%1 has no task, and so no data to go on with.</source>
        <translation>%1 没有任务，因此没有可继续训练的数据。</translation>
    </message>
    <message>
        <source>%1 was not trained on a file of data, so it cannot read %2.</source>
        <translation>%1 不是用数据文件训练的，因此无法读取 %2。</translation>
    </message>
    <message>
        <source>Saves every intermediate of a batch, and with targets every gradient.</source>
        <translation>保存一个批次的所有中间结果；若有目标，还保存所有梯度。</translation>
    </message>
    <message>
        <source>Batch to run.</source>
        <translation>要运行的批次。</translation>
    </message>
    <message>
        <source>Saves the trace there.</source>
        <translation>把跟踪结果保存到此处。</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n tensor(s) as %1.</source>
        <translation>
            <numerusform>已将 %n 个张量保存为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would be overwritten by the results.</source>
        <translation>结果会覆盖 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Training on %1 with %n thread(s).</source>
        <translation>
            <numerusform>用 %n 个线程在 %1 上训练。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 samples are trained on, %2 are held out for validation.</source>
        <translation>%1 个样本用于训练，%2 个留作验证。</translation>
    </message>
    <message>
        <source>The task &quot;custom&quot; has nothing to train on; name another with --task or a file with --data.</source>
        <translation>任务“custom”没有可训练的数据；请用 --task 指定其他任务，或用 --data 指定文件。</translation>
    </message>
    <message>
        <source>Kind of data: text, rows or series.</source>
        <translation>数据类型：text（文本）、rows（数值行）或 series（序列）。</translation>
    </message>
    <message>
        <source>Column of the label.</source>
        <translation>标签所在的列。</translation>
    </message>
    <message>
        <source>Column of the text.</source>
        <translation>文本所在的列。</translation>
    </message>
    <message>
        <source>Tokens of a text: characters or words.</source>
        <translation>文本的词元：characters（字符）或 words（单词）。</translation>
    </message>
    <message>
        <source>Numbers of a row that form one token.</source>
        <translation>一行中组成一个词元的数的个数。</translation>
    </message>
    <message>
        <source>Column of the series.</source>
        <translation>序列所在的列。</translation>
    </message>
    <message>
        <source>Values of the series that the model sees.</source>
        <translation>模型能看到的序列值的个数。</translation>
    </message>
    <message>
        <source>Values of the series that it forecasts.</source>
        <translation>模型要预测的序列值的个数。</translation>
    </message>
    <message>
        <source>What to do where a value is missing: refuse, skip or mean.</source>
        <translation>缺失值的处理：refuse（拒绝）、skip（略去该行）或 mean（填入均值）。</translation>
    </message>
    <message>
        <source>--task and --data cannot be given together.</source>
        <translation>--task 与 --data 不能同时使用。</translation>
    </message>
    <message>
        <source>--%1 belongs to --data.</source>
        <translation>--%1 须与 --data 一起使用。</translation>
    </message>
    <message>
        <source>Your own CSV or TSV file instead.</source>
        <translation>改用自己的 CSV 或 TSV 文件。</translation>
    </message>
    <message>
        <source>Configuration to begin with.</source>
        <translation>作为起点的配置。</translation>
    </message>
    <message>
        <source>Changes one value of the configuration, for example model.num_layers=4; may be given several times.</source>
        <translation>更改配置中的一个值，例如 model.num_layers=4；可多次使用。</translation>
    </message>
    <message>
        <source>Steps to train.</source>
        <translation>训练步数。</translation>
    </message>
    <message>
        <source>Seed of the data, the weights and the dropout.</source>
        <translation>数据、权重和 dropout 的随机种子。</translation>
    </message>
    <message>
        <source>Saved the model as %1.</source>
        <translation>模型已保存为 %1。</translation>
    </message>
    <message>
        <source>Stopped at step %1.</source>
        <translation>在第 %1 步停止。</translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3, %4 steps/s</source>
        <translation>第 %1 步，共 %2 步，损失 %3，每秒 %4 步</translation>
    </message>
    <message>
        <source>%1, validation loss %2, validation %3 %4</source>
        <translation>%1，验证损失 %2，验证%3 %4</translation>
    </message>
    <message>
        <source>Saves the model there.</source>
        <translation>把模型保存到此处。</translation>
    </message>
    <message>
        <source>Saves every step&apos;s measures there.</source>
        <translation>把每一步的指标保存到此处。</translation>
    </message>
    <message>
        <source>--theme is &quot;%1&quot;; it must be light or dark.</source>
        <translation>--theme 为“%1”；必须是 light 或 dark。</translation>
    </message>
    <message>
        <source>--language is &quot;%1&quot;; it must be en or zh_CN.</source>
        <translation>--language 为“%1”；必须是 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>--size is &quot;%1&quot;; it must be a width and a height such as 1600x1000, from %2x%3 on.</source>
        <translation>--size 为“%1”；必须是宽和高，例如 1600x1000，且不小于 %2x%3。</translation>
    </message>
    <message numerus="yes">
        <source>The window opens one file, but %n are named.</source>
        <translation>
            <numerusform>窗口只打开一个文件，但给出了 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the pictures go.</source>
        <translation>截图保存的位置。</translation>
    </message>
    <message>
        <source>The task to train, reverse by default.</source>
        <translation>要训练的任务，默认为 reverse。</translation>
    </message>
    <message>
        <source>Data of your own to train on, instead.</source>
        <translation>改用自己的数据训练。</translation>
    </message>
    <message>
        <source>Steps to train before, 300 by default.</source>
        <translation>截图前训练的步数，默认 300。</translation>
    </message>
    <message>
        <source>light (the default) or dark.</source>
        <translation>light（默认）或 dark。</translation>
    </message>
    <message>
        <source>en or zh_CN.</source>
        <translation>en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Of the window, 1600x1000 by default.</source>
        <translation>窗口大小，默认 1600x1000。</translation>
    </message>
    <message>
        <source>--task and --data exclude each other.</source>
        <translation>--task 与 --data 不能同时使用。</translation>
    </message>
    <message>
        <source>There is no display to open a window on; see encoder-lab --help for what needs none.</source>
        <translation>没有可以打开窗口的显示器；不需要显示器的命令参见 encoder-lab --help。</translation>
    </message>
    <message>
        <source>--%1 must be one of %2, not &quot;%3&quot;.</source>
        <translation>--%1 必须是 %2 之一，而不是“%3”。</translation>
    </message>
    <message>
        <source>--%1 does not apply to data of the kind &quot;%2&quot;, which the model reads.</source>
        <translation>--%1 不适用于该模型所读取的“%2”类数据。</translation>
    </message>
    <message>
        <source>%1 was trained on %2, which can only be read again as it was read for training.</source>
        <translation>%1 是用 %2 训练的，该文件只能按训练时的方式重新读取。</translation>
    </message>
    <message>
        <source>%1 was trained on %2; only what was held out of it is measured.</source>
        <translation>%1 是用 %2 训练的；只评估其中留出的部分。</translation>
    </message>
    <message>
        <source>Data with labels to measure on; of the file that the model was trained on only the part held out is measured.</source>
        <translation>用于评估的带标签数据；若是模型训练所用的文件，则只评估留出的部分。</translation>
    </message>
    <message>
        <source>Saves the model there instead of replacing the file.</source>
        <translation>将模型保存到该处，而不替换原文件。</translation>
    </message>
    <message>
        <source>Saves the measures of the steps made now there, not of those before; a file of that name is replaced.</source>
        <translation>将本次所训练步的指标保存到该处，不含之前的步；同名文件会被替换。</translation>
    </message>
    <message>
        <source>The data are not those that %1 was trained on; name others with --data or train anew.</source>
        <translation>这些数据不是 %1 训练时所用的数据；请用 --data 指明其他数据，或重新训练。</translation>
    </message>
    <message>
        <source>--set must be followed by KEY=VALUE, not by &quot;%1&quot;.</source>
        <translation>--set 之后必须是 KEY=VALUE，而不是“%1”。</translation>
    </message>
    <message>
        <source>Task to train on; &quot;encoder-lab tasks&quot; lists them. Without --task and --data it is the task of the configuration, or reverse.</source>
        <translation>要训练的任务；“encoder-lab tasks”可列出所有任务。若不给出 --task 和 --data，则为配置中的任务，否则为 reverse。</translation>
    </message>
    <message>
        <source>Says where one number of a trace comes from.</source>
        <translation>说明跟踪结果中某个数的来历。</translation>
    </message>
    <message>
        <source>--cell must be whole numbers, as in 0,2,5, one for each axis, not &quot;%1&quot;.</source>
        <translation>--cell 必须是整数，每个轴一个，如 0,2,5，而不是“%1”。</translation>
    </message>
    <message>
        <source>Says where one number of a trace comes from: the terms that make it.</source>
        <translation>说明跟踪结果中某个数的来历：它由哪些项构成。</translation>
    </message>
    <message>
        <source>Name of the trace, of a gradient as well: grad.NAME.</source>
        <translation>跟踪结果中的名称；梯度也可以：grad.名称。</translation>
    </message>
    <message>
        <source>Indices of the number, counted from 0; none for a single number such as loss.</source>
        <translation>该数的下标，从 0 数起；像 loss 这样的单个数没有下标。</translation>
    </message>
    <message>
        <source>Mean absolute error (MAE) %1</source>
        <translation>平均绝对误差（MAE）%1</translation>
    </message>
    <message>
        <source>Macro F1 %1 %</source>
        <translation>宏平均 F1 %1 %</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>count</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>mean IoU</source>
        <translation>平均交并比</translation>
    </message>
    <message>
        <source>Trains a model and a GRU of about its size, side by side.</source>
        <translation>并排训练一个模型和一个大小相近的 GRU。</translation>
    </message>
    <message>
        <source>Trains a model and a GRU of about its size on the same data, side by side.</source>
        <translation>在同样的数据上并排训练一个模型和一个大小相近的 GRU。</translation>
    </message>
    <message>
        <source>Times a step of both while the sequences double up to this length.</source>
        <translation>序列长度逐次加倍直到此长度，测量两者一步的时间。</translation>
    </message>
    <message>
        <source>There is nothing to measure both on: the task needs data of which a part is held out.</source>
        <translation>没有可用来衡量两者的数据：任务需要留出一部分数据。</translation>
    </message>
    <message>
        <source>Step %1: %2 encoder %3, GRU %4</source>
        <translation>第 %1 步：%2 编码器 %3，GRU %4</translation>
    </message>
    <message>
        <source>Encoder: %1 parameters, %2 ms a step; GRU: %3 parameters, %4 ms a step</source>
        <translation>编码器：%1 个参数，每步 %2 毫秒；GRU：%3 个参数，每步 %4 毫秒</translation>
    </message>
    <message>
        <source>%1 tokens: encoder %2 ms a step, GRU %3 ms a step</source>
        <translation>%1 个词元：编码器每步 %2 毫秒，GRU 每步 %3 毫秒</translation>
    </message>
</context>
<context>
    <name>ExperimentFields</name>
    <message>
        <source>pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>How the tokens become one answer: their mean (padding left out), or an extra learned token, cls, put in front.</source>
        <translation>各词元如何合成一个答案：取均值（不计填充），或在最前面加一个可学习的词元 cls。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>cls token</source>
        <translation>cls 词元</translation>
    </message>
    <message>
        <source>d_model</source>
        <translation>d_model</translation>
    </message>
    <message>
        <source>Numbers that describe one token: the width of the residual stream. Must be a multiple of the number of heads.</source>
        <translation>描述一个词元的数的个数，即残差流的宽度。必须是头数的倍数。</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Attention heads of each layer; each looks for something of its own in d_model ÷ heads dimensions.</source>
        <translation>每层的注意力头数；每个头在 d_model ÷ 头数 个维度中各自寻找不同的东西。</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Encoder layers, one after the other. What one finds, the next can build on.</source>
        <translation>依次相接的编码器层。前一层找到的，后一层可以加以利用。</translation>
    </message>
    <message>
        <source>d_ff</source>
        <translation>d_ff</translation>
    </message>
    <message>
        <source>Width of the feed-forward&apos;s hidden layer, usually four times d_model.</source>
        <translation>前馈网络隐藏层的宽度，通常是 d_model 的四倍。</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>dropout</translation>
    </message>
    <message>
        <source>Share of values set to zero at random while training, against learning by heart. 0 is off.</source>
        <translation>训练时随机置零的值的比例，用来防止死记硬背。0 表示关闭。</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The bend inside the feed-forward: relu cuts negative values off, gelu bends smoothly.</source>
        <translation>前馈网络中的弯折：relu 截去负值，gelu 平滑弯曲。</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块结构</translation>
    </message>
    <message>
        <source>pre-norm</source>
        <translation>前置归一化</translation>
    </message>
    <message>
        <source>post-norm</source>
        <translation>后置归一化</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>照印原样</translation>
    </message>
    <message>
        <source>Where the norms stand. “As printed” is a widely copied mistake that doubles the branch and loses the input: try it with four layers.</source>
        <translation>层归一化所在的位置。“照印原样”是一个广为流传的错误：它把支路加倍而丢掉了输入；请用四层试试。</translation>
    </message>
    <message>
        <source>final norm</source>
        <translation>末端归一化</translation>
    </message>
    <message>
        <source>One more norm after the last layer. Pre-norm needs it; the other blocks end in a norm anyway.</source>
        <translation>最后一层之后再加一个层归一化。前置归一化需要它；其他块结构本来就以归一化结尾。</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>sinusoidal</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>可学习</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>max length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>The most tokens a sample may have, the cls token included.</source>
        <translation>一个样本最多可有的词元数，包括 cls 词元。</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How gradients become updates. Adam scales each weight&apos;s step by its recent gradients; SGD does not.</source>
        <translation>梯度如何变成更新。Adam 按每个权重最近的梯度缩放其步长；SGD 则不会。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step moves the weights. Too large diverges, too small crawls; change it by factors.</source>
        <translation>一步使权重移动多远。太大会发散，太小则很慢；请成倍地调整。</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>How much of the previous step SGD keeps going; 0.9 is common, 0 is off.</source>
        <translation>SGD 保留多少上一步的速度；常用 0.9，0 表示关闭。</translation>
    </message>
    <message>
        <source>beta 1</source>
        <translation>beta 1</translation>
    </message>
    <message>
        <source>How slowly Adam&apos;s mean of the gradients forgets.</source>
        <translation>Adam 的梯度均值遗忘得多慢。</translation>
    </message>
    <message>
        <source>beta 2</source>
        <translation>beta 2</translation>
    </message>
    <message>
        <source>How slowly Adam&apos;s mean of the squared gradients forgets.</source>
        <translation>Adam 的梯度平方均值遗忘得多慢。</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero a little at each step. 0 is off.</source>
        <translation>每一步都把各个权重向零拉近一点。0 表示关闭。</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>How the learning rate changes during the run: not at all, rising and then falling along a cosine, or dropping at intervals.</source>
        <translation>训练过程中学习率如何变化：不变、先升后沿余弦下降，或每隔一段下降一次。</translation>
    </message>
    <message>
        <source>warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from zero before the cosine begins.</source>
        <translation>余弦开始之前，学习率从零上升所用的步数。</translation>
    </message>
    <message>
        <source>decay every</source>
        <translation>下降间隔</translation>
    </message>
    <message>
        <source>Steps between two drops of the learning rate.</source>
        <translation>学习率两次下降之间的步数。</translation>
    </message>
    <message>
        <source>decay factor</source>
        <translation>下降倍率</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at each drop.</source>
        <translation>每次下降时学习率所乘的倍率。</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Samples whose gradients are averaged for one step.</source>
        <translation>一步中对多少个样本的梯度取平均。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Where training stops by itself; raise it to go on.</source>
        <translation>训练自动停止的步数；调高即可继续。</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Where all random numbers start: data, first weights, batches, dropout. The same seed gives the same run.</source>
        <translation>所有随机数的起点：数据、初始权重、批次、dropout。相同的种子得到相同的过程。</translation>
    </message>
    <message>
        <source>clip norm</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Gradients whose norm is larger are shortened to it. 0 is off.</source>
        <translation>范数超过此值的梯度会被缩短到此值。0 表示关闭。</translation>
    </message>
    <message>
        <source>evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Steps between two measurements on the unseen samples.</source>
        <translation>两次在验证样本上评估之间的步数。</translation>
    </message>
    <message>
        <source>held-out share</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>Share of the samples that training never sees, to measure honestly.</source>
        <translation>训练中从不使用的样本的比例，用于如实评估。</translation>
    </message>
    <message>
        <source>d_model must be a multiple of the heads: %1 does not divide by %2.</source>
        <translation>d_model 必须是头数的倍数：%1 不能被 %2 整除。</translation>
    </message>
    <message>
        <source>The longest sample needs at least %1 places.</source>
        <translation>最长的样本至少需要 %1 个位置。</translation>
    </message>
    <message>
        <source>rotary</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>How a token&apos;s place is told to the model. Rotary turns queries and keys by it; the others add it to the embedding. Without it, the order of tokens is invisible.</source>
        <translation>如何把词元的位置告诉模型。“旋转”按位置转动查询和键；其他方式把位置加到嵌入上。没有它，模型看不到词元的顺序。</translation>
    </message>
    <message>
        <source>Rotary positions turn a head&apos;s dimensions in pairs: d_model ÷ heads must be even, not %1.</source>
        <translation>旋转位置把头的维度成对转动：d_model ÷ 头数必须是偶数，而不是 %1。</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>前层</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>recurrent</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>A layer between the embedding and the positions. The convolution lets each token see its neighbours (of patches, those around it); the recurrent one, a GRU, reads them one after the other.</source>
        <translation>位于嵌入与位置之间的一层。卷积让每个词元看到相邻的词元（对图块则是其四周的图块）；循环层是一个 GRU，逐个读取词元。</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>How many tokens in a row the convolution of the stem sees, itself in the middle: an odd number. Of patches, a square with this edge.</source>
        <translation>前层的卷积一次看到多少个相连的词元，自身居中：须为奇数。对图块则是以此为边长的正方形。</translation>
    </message>
    <message>
        <source>The kernel must be odd, so that a token stands in the middle of what it sees, not %1.</source>
        <translation>卷积核须为奇数，使词元位于其所见范围的正中，而不能是 %1。</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>rounding (32-bit)</source>
        <translation>32 位舍入</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>未能解释</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>经由 %1</translation>
    </message>
    <message>
        <source>without the change</source>
        <translation>未改动时</translation>
    </message>
    <message>
        <source>0: the key is padding, exp(−∞) = 0</source>
        <translation>0：该键是填充，exp(−∞) = 0</translation>
    </message>
    <message>
        <source>max s, padding left out</source>
        <translation>max s，不计填充</translation>
    </message>
    <message>
        <source>Σ a da over the keys</source>
        <translation>对所有键求 Σ a da</translation>
    </message>
    <message>
        <source>mean μ</source>
        <translation>均值 μ</translation>
    </message>
    <message>
        <source>variance σ²</source>
        <translation>方差 σ²</translation>
    </message>
    <message>
        <source>1 where u &gt; 0, else 0</source>
        <translation>u &gt; 0 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>0: no token of the batch reads this row</source>
        <translation>0：本批次中没有词元读取这一行</translation>
    </message>
    <message>
        <source>0: the mean leaves padding out</source>
        <translation>0：均值不计填充</translation>
    </message>
    <message>
        <source>0: only the cls token is read</source>
        <translation>0：只读取 cls 词元</translation>
    </message>
    <message>
        <source>0: the target is −100</source>
        <translation>0：目标为 −100</translation>
    </message>
    <message>
        <source>−1 / n, this is the target</source>
        <translation>−1 / n，这就是目标</translation>
    </message>
    <message>
        <source>0: switched off</source>
        <translation>0：已关闭</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>patched from another sample</source>
        <translation>取自另一个样本</translation>
    </message>
    <message>
        <source>pinned by hand</source>
        <translation>手动固定</translation>
    </message>
    <message>
        <source>0: the value does not depend on what came before</source>
        <translation>0：该值与之前的计算无关</translation>
    </message>
    <message>
        <source>rest = Σ p over the keys that are not pinned</source>
        <translation>rest = 对未固定的键求 Σ p</translation>
    </message>
    <message>
        <source>left = 1 − Σ of the pinned weights</source>
        <translation>left = 1 − 固定权重之和 Σ</translation>
    </message>
    <message>
        <source>left / n: every other weight was 0</source>
        <translation>left / n：其他权重都是 0</translation>
    </message>
    <message>
        <source>0: the others have equal parts, whatever the scores</source>
        <translation>0：无论分数如何，其他权重都平分</translation>
    </message>
    <message>
        <source>The head is switched off: its output is 0.</source>
        <translation>该头已关闭：其输出为 0。</translation>
    </message>
    <message>
        <source>The attention is switched off: its output is 0.</source>
        <translation>注意力已关闭：其输出为 0。</translation>
    </message>
    <message>
        <source>The feed-forward is switched off: its output is 0.</source>
        <translation>前馈网络已关闭：其输出为 0。</translation>
    </message>
    <message>
        <source>The norm is switched off: the value passes through unchanged.</source>
        <translation>归一化已关闭：数值原样通过。</translation>
    </message>
    <message>
        <source>The residual is switched off: the branch goes on alone.</source>
        <translation>残差连接已关闭：只有支路继续传递。</translation>
    </message>
    <message>
        <source>The position is switched off: nothing is added to the embedding.</source>
        <translation>位置已关闭：嵌入上不加任何数。</translation>
    </message>
    <message>
        <source>The scaling is switched off: nothing is divided by √(D/H).</source>
        <translation>缩放已关闭：不除以 √(D/H)。</translation>
    </message>
    <message>
        <source>Set by hand to %1; the sum would give %2.</source>
        <translation>手动设定为 %1；原本求和得 %2。</translation>
    </message>
    <message>
        <source>Patched from %3 to %1; the sum would give %2.</source>
        <translation>以样本 %3 的值替换为 %1；原本求和得 %2。</translation>
    </message>
    <message>
        <source>Pinned by hand to %1; the softmax would give %2.</source>
        <translation>手动固定为 %1；原本 softmax 得 %2。</translation>
    </message>
    <message>
        <source>The row has pinned weights: the others keep their proportions and share what is left.</source>
        <translation>该行有固定的权重：其余权重保持比例，分配剩下的部分。</translation>
    </message>
    <message>
        <source>The row has weights changed by hand: p is what the softmax had made of the scores.</source>
        <translation>该行有手动改动的权重：p 是 softmax 由分数算出的值。</translation>
    </message>
    <message>
        <source>The rotation is switched off: the value passes through unchanged.</source>
        <translation>旋转已关闭：数值原样通过。</translation>
    </message>
    <message>
        <source>0: the cls token passes the stem by</source>
        <translation>0：cls 词元不经过前层</translation>
    </message>
    <message>
        <source>0: the stem sees zeros where there is padding</source>
        <translation>0：前层把填充看作零</translation>
    </message>
    <message>
        <source>0: the recurrence passes over padding</source>
        <translation>0：循环跳过填充</translation>
    </message>
    <message>
        <source>0: the state before the first token</source>
        <translation>0：第一个词元之前的状态</translation>
    </message>
    <message>
        <source>0: no token of the batch has this neighbour</source>
        <translation>0：批次中没有词元有此相邻词元</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation>样本(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Language of the &amp;system</source>
        <translation>系统(&amp;S)</translation>
    </message>
    <message>
        <source>The window speaks this language from the next start on.</source>
        <translation>下次启动时窗口将使用此语言。</translation>
    </message>
    <message>
        <source>&amp;What if</source>
        <translation>干预(&amp;W)</translation>
    </message>
    <message>
        <source>Wal&amp;k</source>
        <translation>逐步(&amp;K)</translation>
    </message>
    <message>
        <source>Go &amp;to</source>
        <translation>转到(&amp;T)</translation>
    </message>
    <message>
        <source>The window speaks the chosen language from the next start on: quit Encoder Lab and start it again.</source>
        <translation>窗口从下次启动起使用所选语言：请退出 Encoder Lab 并重新启动。</translation>
    </message>
</context>
<context>
    <name>NonFiniteText</name>
    <message>
        <source>NaN (not a number)</source>
        <translation>NaN（非数）</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>正无穷</translation>
    </message>
    <message>
        <source>minus infinity</source>
        <translation>负无穷</translation>
    </message>
    <message>
        <source>The backward pass of layer %1 made %2 at %3.</source>
        <translation>第 %1 层的反向传播在 %3 处产生了%2。</translation>
    </message>
    <message>
        <source>The update of layer %1 made %2 at %3.</source>
        <translation>第 %1 层的更新在 %3 处产生了%2。</translation>
    </message>
    <message>
        <source>The forward pass of layer %1 made %2 at %3.</source>
        <translation>第 %1 层的前向传播在 %3 处产生了%2。</translation>
    </message>
    <message>
        <source>The backward pass made %1 at %2.</source>
        <translation>反向传播在 %2 处产生了%1。</translation>
    </message>
    <message>
        <source>The update made %1 at %2.</source>
        <translation>更新在 %2 处产生了%1。</translation>
    </message>
    <message>
        <source>The forward pass made %1 at %2.</source>
        <translation>前向传播在 %2 处产生了%1。</translation>
    </message>
    <message>
        <source>The gradient is so large that its norm is infinite; its largest number is %1 at %2.</source>
        <translation>梯度过大，其范数为无穷；最大的数是 %2 处的 %1。</translation>
    </message>
    <message>
        <source>The loss became %1.</source>
        <translation>损失变成了%1。</translation>
    </message>
    <message>
        <source>The gradient leapt from one step to the next: go back a few steps and clip it, for example to a norm of 1.</source>
        <translation>梯度在相邻两步之间骤增：请退回几步并裁剪梯度，例如把范数裁剪到 1。</translation>
    </message>
    <message>
        <source>The optimizer divided by zero: use a larger epsilon, for example 1e-8, and go on.</source>
        <translation>优化器中出现了除以零：请使用较大的 epsilon（例如 1e-8），然后继续。</translation>
    </message>
    <message>
        <source>The data hold numbers that are too large to compute with: scale them before you train on them.</source>
        <translation>数据中有些数太大，无法计算：请先缩放数据，再用它训练。</translation>
    </message>
    <message>
        <source>Something in the model was changed by hand: lift the interventions and go on.</source>
        <translation>模型中有手动更改之处：请解除干预，然后继续。</translation>
    </message>
    <message>
        <source>A weight was not finite before the step began, which no setting can mend: reset the training, or open another model.</source>
        <translation>这一步开始之前就有权重不是有限数，任何设置都无法补救：请重置训练，或打开另一个模型。</translation>
    </message>
    <message>
        <source>Such steps are mostly too long: go back a few steps and train on with a tenth of the learning rate.</source>
        <translation>这通常是因为步长太大：请退回几步，用十分之一的学习率继续训练。</translation>
    </message>
</context>
<context>
    <name>RunSummary</name>
    <message>
        <source>%1 · %2 × %3 · d_model %4 · %5 · seed %6</source>
        <comment>block · layers × heads · … · parameters · seed</comment>
        <translation>%1 · %2 × %3 · d_model %4 · %5 · 种子 %6</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 头</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>%Ln 个参数</numerusform>
        </translation>
    </message>
    <message>
        <source>A model without a task</source>
        <translation>没有任务的模型</translation>
    </message>
</context>
<context>
    <name>SampleEditText</name>
    <message>
        <source>Number %1 of the sample is %2 instead of %3.</source>
        <translation>样本的第 %1 个数是 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>Number %1 of token %2 of the sample is %3 instead of %4.</source>
        <translation>样本第 %2 个词元的第 %1 个数是 %3，而不是 %4。</translation>
    </message>
    <message>
        <source>Token %1 of the sample is %2 instead of %3.</source>
        <translation>样本的第 %1 个词元是 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>Token %1 of the sample is padding.</source>
        <translation>样本的第 %1 个词元是填充。</translation>
    </message>
    <message>
        <source>Token %1 of the sample is no padding.</source>
        <translation>样本的第 %1 个词元不是填充。</translation>
    </message>
    <message>
        <source>The sample is %1 instead of %2.</source>
        <translation>样本是 %1，而不是 %2。</translation>
    </message>
    <message numerus="yes">
        <source>◆ and %n more number(s)</source>
        <translation>
            <numerusform>◆ 以及另外 %n 个数</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleFields</name>
    <message>
        <source>Chosen token</source>
        <translation>所选词元</translation>
    </message>
    <message>
        <source>What the chosen token is: any of the vocabulary.</source>
        <translation>所选词元是什么：词表中的任意一个。</translation>
    </message>
    <message>
        <source>Feature shown</source>
        <translation>显示的特征</translation>
    </message>
    <message>
        <source>Which number of each token the curve shows.</source>
        <translation>曲线显示每个词元的哪个数。</translation>
    </message>
    <message>
        <source>Value of the chosen point</source>
        <translation>所选点的值</translation>
    </message>
    <message>
        <source>The exact value of the chosen point, in the data&apos;s own unit.</source>
        <translation>所选点的精确值，使用数据本身的单位。</translation>
    </message>
</context>
<context>
    <name>SampleText</name>
    <message>
        <source>The vocabulary has no “%1”. It has: %2</source>
        <comment>unknown tokens, known tokens</comment>
        <translation>词表中没有“%1”。词表中有：%2</translation>
    </message>
    <message>
        <source>Loss of this sample: %1 instead of %2 (Δ %3).</source>
        <translation>此样本的损失：%1，原为 %2（Δ %3）。</translation>
    </message>
    <message>
        <source>feature %1</source>
        <translation>特征 %1</translation>
    </message>
    <message numerus="yes">
        <source>video of %n frame(s), %1 × %2 pixels</source>
        <translation>
            <numerusform>%n 帧视频，%1 × %2 像素</numerusform>
        </translation>
    </message>
    <message>
        <source>picture of %1 × %2 pixels</source>
        <translation>%1 × %2 像素的图片</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n patch(es) right</source>
        <translation>
            <numerusform>%n 个图块中有 %1 个正确</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Add two numbers</source>
        <translation>两数相加</translation>
    </message>
    <message>
        <source>Every digit of the sum is answered at once, at a place of its own after the equals sign. A digit needs the two digits above it and the carry, which can come from as far as the last digit: that is the hard part.</source>
        <translation>和的每一位数字同时给出，各占等号之后的一个位置。每一位都取决于上方的两个数字以及进位，而进位可能来自最远的末位：难点就在这里。</translation>
    </message>
    <message>
        <source>The digits of the longest numbers, leading zeros included.</source>
        <translation>最长的数有几位，包括前导零。</translation>
    </message>
    <message>
        <source>The digits of the shortest numbers; both numbers of a sum have the same.</source>
        <translation>最短的数有几位；同一道加法中两个数的位数相同。</translation>
    </message>
    <message>
        <source>unbalanced</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Balanced brackets</source>
        <translation>括号匹配</translation>
    </message>
    <message>
        <source>The most pairs of brackets in a sequence, which is twice as long.</source>
        <translation>一个序列最多有多少对括号；序列长度是它的两倍。</translation>
    </message>
    <message>
        <source>The fewest pairs of brackets in a sequence.</source>
        <translation>一个序列最少有多少对括号。</translation>
    </message>
    <message>
        <source>The kinds of brackets: round, square, curly.</source>
        <translation>括号的种类数：圆括号、方括号、花括号。</translation>
    </message>
    <message>
        <source>Copy a sequence</source>
        <translation>复制序列</translation>
    </message>
    <message>
        <source>Every token&apos;s answer is the token itself, which the residual stream carries from the embedding to the head: the task can be learnt without any attention. Compare the block &quot;as_printed&quot;, where the residual is lost.</source>
        <translation>每个词元的答案就是它自己，残差流会把它从嵌入一路带到输出头：不用任何注意力也能学会。可与丢失了残差的块结构“as_printed”比较。</translation>
    </message>
    <message>
        <source>Nothing has to be fetched from elsewhere, so the heads stay diffuse, and switching them off costs little.</source>
        <translation>不需要从别处取任何信息，因此各注意力头保持分散，关掉它们也几乎没有损失。</translation>
    </message>
    <message>
        <source>mean of the window</source>
        <translation>窗口均值</translation>
    </message>
    <message>
        <source>last value</source>
        <translation>最后一个值</translation>
    </message>
    <message>
        <source>Forecast a noisy sum of sines</source>
        <translation>预测带噪声的正弦和</translation>
    </message>
    <message>
        <source>Tokens need not be words: here each is one number of a series, projected to a vector. No forecast can be better than the noise, so the loss ends above zero; compare it with the naive forecast.</source>
        <translation>词元不一定是词：这里每个词元是序列中的一个数，经投影成为向量。任何预测都不可能好过噪声，所以损失不会降到零；请与朴素预测比较。</translation>
    </message>
    <message>
        <source>The number of values that the model sees.</source>
        <translation>模型能看到的值的个数。</translation>
    </message>
    <message>
        <source>The number of values after them that it forecasts.</source>
        <translation>模型要预测的后续值的个数。</translation>
    </message>
    <message>
        <source>The number of sines, of random period, phase and amplitude, in a series.</source>
        <translation>一个序列由多少个正弦叠加而成，其周期、相位和振幅随机。</translation>
    </message>
    <message>
        <source>majority class</source>
        <translation>多数类</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Find the most frequent token</source>
        <translation>找出最常见的词元</translation>
    </message>
    <message>
        <source>Attention averages, and an average over all tokens is a count. The answer is read from an extra token, &quot;cls&quot;, that collects what the others say; sequences differ in length, so padding must not be counted.</source>
        <translation>注意力做的是平均，而对所有词元取平均就是计数。答案从一个额外的词元“cls”读出，它汇集其他词元的信息；序列长度不一，因此填充不能计入。</translation>
    </message>
    <message>
        <source>The row of the cls token: it spreads over the whole sequence, and over nothing that is padding.</source>
        <translation>cls 词元所在的行：它分布在整个序列上，而填充上没有任何权重。</translation>
    </message>
    <message>
        <source>The number of tokens of a sequence, or of the longest if lengths vary.</source>
        <translation>序列的词元数；长度可变时为最长序列的词元数。</translation>
    </message>
    <message>
        <source>The number of tokens of the shortest sequence; lengths vary from it to the longest.</source>
        <translation>最短序列的词元数；长度在它与最长之间变化。</translation>
    </message>
    <message>
        <source>The number of different tokens that occur in the sequences.</source>
        <translation>序列中出现的不同词元的个数。</translation>
    </message>
    <message>
        <source>The number of different samples that are made, for training and validation together; fewer where so many do not exist.</source>
        <translation>生成的不同样本的总数，训练与验证合计；若不存在这么多不同的样本，则会少一些。</translation>
    </message>
    <message>
        <source>The standard deviation of the normal noise that is added to every value.</source>
        <translation>加在每个值上的正态噪声的标准差。</translation>
    </message>
    <message>
        <source>even</source>
        <translation>偶</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>奇</translation>
    </message>
    <message>
        <source>Parity of the first k bits</source>
        <translation>前 k 位的奇偶性</translation>
    </message>
    <message>
        <source>One flipped bit flips the answer, so no bit alone tells anything: the loss stays flat for a while and then falls at once. Every bit more in k makes the wait much longer.</source>
        <translation>翻转任何一位，答案就随之翻转，所以单独一位什么也说明不了：损失会先持平一段时间，然后突然下降。k 每增加一位，等待的时间都会长得多。</translation>
    </message>
    <message>
        <source>The number of bits, from the first, whose parity is asked for.</source>
        <translation>从第一位起，要求奇偶性的位数。</translation>
    </message>
    <message>
        <source>Recall what followed</source>
        <translation>回忆其后是什么</translation>
    </message>
    <message>
        <source>The most pairs of a letter and a number in a sequence.</source>
        <translation>一个序列最多有多少个“字母—数字”对。</translation>
    </message>
    <message>
        <source>The fewest pairs in a sequence; the number varies from it to the most.</source>
        <translation>一个序列最少有多少对；对数在它与最多之间变化。</translation>
    </message>
    <message>
        <source>The number of letters that are asked for after the pairs, each of them once; all if there are fewer pairs.</source>
        <translation>在各对之后提问的字母个数，每个只问一次；若对数更少，则全部提问。</translation>
    </message>
    <message>
        <source>The number of different letters; none occurs in two pairs of a sequence.</source>
        <translation>不同字母的个数；同一序列中没有字母出现在两个对里。</translation>
    </message>
    <message>
        <source>The number of different numbers that can follow a letter.</source>
        <translation>可跟在字母后面的不同数字的个数。</translation>
    </message>
    <message>
        <source>Reverse a sequence</source>
        <translation>反转序列</translation>
    </message>
    <message>
        <source>The answer at one end is the token at the other, so attention must move tokens, by their position and not by what they are. Without positions (&quot;none&quot;) it cannot be learnt.</source>
        <translation>一端的答案是另一端的词元，所以注意力必须搬运词元，依据的是位置而不是内容。没有位置编码（“none”）就学不会。</translation>
    </message>
    <message>
        <source>Sort numbers</source>
        <translation>数字排序</translation>
    </message>
    <message>
        <source>The answer at a place depends on all tokens at once: how many of them are smaller decides. The model has to compare and to count, not only to fetch.</source>
        <translation>每个位置的答案同时取决于所有词元：要看有多少个更小。模型不仅要取信息，还要比较和计数。</translation>
    </message>
    <message>
        <source>Heads of the last layer in which the first places attend to small numbers and the last places to large ones, wherever these stand.</source>
        <translation>最后一层的注意力头：靠前的位置关注小数，靠后的位置关注大数，不论这些数在哪里。</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦波</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方波</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角波</translation>
    </message>
    <message>
        <source>sawtooth</source>
        <translation>锯齿波</translation>
    </message>
    <message>
        <source>Tell waveforms apart</source>
        <translation>辨别波形</translation>
    </message>
    <message>
        <source>Sine, square, triangle or sawtooth, whatever its phase, period and height: one number alone says next to nothing, its neighbours make it a corner, a jump or a slope.</source>
        <translation>正弦波、方波、三角波还是锯齿波，不论相位、周期和幅度：单独一个数几乎说明不了什么，是它的邻居使它成为拐角、跳变或斜坡。</translation>
    </message>
    <message>
        <source>Counting brackets is not enough: at no point may more be closed than were opened. An encoder has no stack and has to find out by attention alone. With more types every bracket must also be closed by its own kind, which is much harder.</source>
        <translation>只数括号的个数是不够的：任何位置闭合的都不能多于已打开的。编码器没有栈，只能靠注意力来判断。种类更多时，每个括号还必须由同类括号闭合，这要难得多。</translation>
    </message>
    <message>
        <source>In the last layer most heads send each answer place to the two digits of its own column, and another to the column to the right of it, where the carry comes from.</source>
        <translation>最后一层的多数注意力头让每个答案位置关注本列的两个数字，另有一个头关注右边一列，进位就来自那里。</translation>
    </message>
    <message>
        <source>Heads of the first layer that do not look alike to both sides: one may look only at what follows, another gather on the first or the last bracket, another on the opening ones.</source>
        <translation>第一层的注意力头对两侧的关注并不对称：有的可能只看后面，有的集中在第一个或最后一个括号上，还有的集中在开括号上。</translation>
    </message>
    <message>
        <source>Bright columns at the right edge: some heads attend to the last few values, which count most, from every place. The others stay broad.</source>
        <translation>右侧边缘的亮列：有些头在每个位置都关注最后几个最重要的值，其他头则保持分散。</translation>
    </message>
    <message>
        <source>Heads of the first layer gather on the first k tokens and leave the others, which do not count; they do so while the loss is falling.</source>
        <translation>第一层的注意力头集中到前 k 个词元上，离开其他无关的词元；这发生在损失下降的时候。</translation>
    </message>
    <message>
        <source>Pairs of a letter and a number, then some of the letters again: which number followed each? Two layers work together here, one to find where the letter stood, one to fetch the number beside it. The accuracy waits on a plateau, where the model guesses among the numbers it sees, until both are there.</source>
        <translation>先是若干“字母—数字”对，然后其中一些字母再次出现：它们后面跟的各是哪个数字？这里需要两层配合：一层找到字母原来的位置，另一层取出它旁边的数字。在两者都学会之前，模型只能在看到的数字中猜，准确率会停在一个平台上。</translation>
    </message>
    <message>
        <source>In the first layer a head in which each letter at the end attends to the same letter among the pairs; in the second, it attends to the number beside that one, in nearly all heads.</source>
        <translation>第一层有一个头让末尾的每个字母关注各对中的同一个字母；在第二层，几乎所有的头都让它关注那个字母旁边的数字。</translation>
    </message>
    <message>
        <source>The heads of the last layer turn from diffuse to a clear antidiagonal: the first token attends to the last.</source>
        <translation>最后一层的注意力头会从分散变成清晰的反对角线：第一个词元关注最后一个词元。</translation>
    </message>
    <message>
        <source>The heads stay broad, for every value is evidence: there is hardly a place that matters most. A head of the last layer may leave out a value&apos;s own neighbourhood and compare it with values some steps away.</source>
        <translation>各注意力头保持分散，因为每个值都是证据：几乎没有哪个位置最为重要。最后一层的某个头可能略过一个值的近邻，而把它与几步之外的值比较。</translation>
    </message>
    <message>
        <source>bag of words</source>
        <translation>词袋</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Sentiment of a sentence</source>
        <translation>句子的情感</translation>
    </message>
    <message>
        <source>Whether a review praises depends on how its words go together: &quot;not&quot; turns an adjective round, &quot;but&quot; cancels what came before, &quot;very&quot; decides which of two opinions is stronger. Counting words, as the baseline does, cannot tell.</source>
        <translation>一句评论是褒是贬，取决于词如何搭配：“not” 使形容词反过来，“but” 取消它之前所说的，“very” 决定两个看法中哪个更强。像基线那样数词是分不清的。</translation>
    </message>
    <message>
        <source>In the last layer nearly all words attend to the adjective after the last &quot;but&quot; and to the &quot;nobody&quot; or &quot;not&quot; that turns it round; what stands before the &quot;but&quot; gets next to nothing. A head of the first layer may look for the &quot;but&quot;.</source>
        <translation>在最后一层，几乎所有词都注意最后一个 “but” 之后的形容词，以及使它反过来的 “nobody” 或 “not”；“but” 之前的内容几乎得不到注意。第一层可能有一个头专找 “but”。</translation>
    </message>
    <message>
        <source>The most opinions in a sentence, joined by &quot;and&quot; or &quot;but&quot;.</source>
        <translation>一个句子中最多有几个看法，用 “and” 或 “but” 连接。</translation>
    </message>
    <message>
        <source>The share of opinions that are negated.</source>
        <translation>被否定的看法所占的比例。</translation>
    </message>
    <message>
        <source>The share of adjectives that are made stronger or weaker by a word before them.</source>
        <translation>前面有加强或减弱之词的形容词所占的比例。</translation>
    </message>
    <message>
        <source>The share of &quot;but&quot; among the words that join two opinions; &quot;but&quot; cancels what came before, &quot;and&quot; weighs it.</source>
        <translation>连接两个看法的词中 “but” 所占的比例；“but” 取消它之前所说的，“and” 则加以权衡。</translation>
    </message>
    <message>
        <source>The number of adjectives that praise, and of those that blame.</source>
        <translation>褒义形容词的个数，贬义形容词也有同样多。</translation>
    </message>
    <message>
        <source>word-by-word dictionary</source>
        <translation>逐词查词典</translation>
    </message>
    <message>
        <source>Translate numbers into Chinese</source>
        <translation>把数字译成中文</translation>
    </message>
    <message>
        <source>Numbers in English words become Chinese numerals, all characters at once. Chinese counts in ten thousands and writes 零 for zeros in between, so words become one character, or two, or none, and every place must work out which words are its own.</source>
        <translation>英文数词变成中文数字，所有的字一次给出。中文以万计数，中间的零写作“零”，所以一个词可能变成一个字、两个字或没有字；每个位置都必须弄清哪些词属于它。</translation>
    </message>
    <message>
        <source>In the last layer heads become stairs: the first place attends to the first word, the last to the last one, each to the words that its character comes from. In the first layer many heads gather on &quot;thousand&quot;, &quot;hundred&quot; or &quot;and&quot;, which tell how long the number is.</source>
        <translation>在最后一层，头变成阶梯：第一个位置注意第一个词，最后的位置注意最后一个词，各自注意自己的字所来自的词。在第一层，许多头聚集在 “thousand”、“hundred” 或 “and” 上，它们说明数有多长。</translation>
    </message>
    <message>
        <source>The digits of the largest numbers.</source>
        <translation>最大的数有几位。</translation>
    </message>
    <message>
        <source>The digits of the smallest numbers; every number of digits is as likely, as long as there are new numbers of it.</source>
        <translation>最小的数有几位；各种位数的可能性相同，只要还有该位数的新数。</translation>
    </message>
    <message>
        <source>1: with &quot;and&quot;, as in &quot;two hundred and three&quot;; 0: without it.</source>
        <translation>1：带 “and”，如 “two hundred and three”；0：不带。</translation>
    </message>
    <message>
        <source>stand</source>
        <translation>站立</translation>
    </message>
    <message>
        <source>walk</source>
        <translation>行走</translation>
    </message>
    <message>
        <source>run</source>
        <translation>跑步</translation>
    </message>
    <message>
        <source>stairs</source>
        <translation>上楼梯</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>转弯</translation>
    </message>
    <message>
        <source>sideways</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>forwards</source>
        <translation>前后</translation>
    </message>
    <message>
        <source>upwards</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>nearest mean and deviation</source>
        <translation>最近的均值与标准差</translation>
    </message>
    <message>
        <source>Activity from an accelerometer</source>
        <translation>由加速度计识别活动</translation>
    </message>
    <message>
        <source>Three axes at once, 20 times a second: a token is what the device feels at one moment. How strong the movement is tells running from standing, but a flight of stairs or a corner only shows in the course of the curve.</source>
        <translation>三个轴同时测量，每秒 20 次：一个词元就是设备在某一刻的感受。动作的强弱能分清跑步和站立，但上楼梯或拐弯只在曲线的走势中显出来。</translation>
    </message>
    <message>
        <source>Heads of the first layer gather on the low points of the steps, whichever moment attends. When someone turns, some head gathers on the pull to one side in the middle of the turn.</source>
        <translation>第一层的头聚集在步伐的低点，不论是哪一刻在注意。有人转弯时，会有一个头聚集在转弯途中被拉向一侧的那一段。</translation>
    </message>
    <message>
        <source>How much people differ in the strength of their movements, and in how the device sits: the standard deviation of the logarithm of the strength.</source>
        <translation>各人动作强弱以及设备佩戴方式的差异有多大：强度的对数的标准差。</translation>
    </message>
    <message>
        <source>Read a drawn digit</source>
        <translation>识别手绘数字</translation>
    </message>
    <message>
        <source>A picture is a sequence, too: cut into patches, each of them a token, as the words of a sentence. A patch alone shows a bit of a line; what digit it belongs to is in how the patches lie together.</source>
        <translation>图片也是序列：切成图块，每个图块是一个词元，就像句子里的词。单个图块只显示线条的一小段；它属于哪个数字，取决于各图块如何拼在一起。</translation>
    </message>
    <message>
        <source>Choose a patch: the picture is tinted by where its head looks. Patches with a line look for the lines that go on from theirs, and leave the empty background alone.</source>
        <translation>选择一个图块：图片按其头所看之处着色。有线条的图块寻找与之相连的线条，而不理会空白背景。</translation>
    </message>
    <message>
        <source>How many pixels a digit is moved at most, in each direction.</source>
        <translation>数字在每个方向上最多移动多少像素。</translation>
    </message>
    <message>
        <source>By what share a digit is larger or smaller at most.</source>
        <translation>数字最多放大或缩小的比例。</translation>
    </message>
    <message>
        <source>By how many degrees a digit is turned at most, to either side.</source>
        <translation>数字向两侧最多旋转多少度。</translation>
    </message>
    <message>
        <source>nearest mean picture</source>
        <translation>最近的平均图片</translation>
    </message>
    <message>
        <source>brightness threshold</source>
        <translation>亮度阈值</translation>
    </message>
    <message>
        <source>→ right</source>
        <translation>→ 右</translation>
    </message>
    <message>
        <source>← left</source>
        <translation>← 左</translation>
    </message>
    <message>
        <source>↓ down</source>
        <translation>↓ 下</translation>
    </message>
    <message>
        <source>↑ up</source>
        <translation>↑ 上</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Find out what moves where</source>
        <translation>找出什么往哪里移动</translation>
    </message>
    <message>
        <source>Every patch of every frame is told to which mover it belongs: to the one that goes right, left, up or down. They look alike, so that no frame tells them apart: a patch must look at the frames before and after its own.</source>
        <translation>判断每一帧的每个图块属于哪个移动物：向右、向左、向上还是向下的那个。它们外观相同，单看一帧无法区分：图块必须看自己之前和之后的帧。</translation>
    </message>
    <message>
        <source>Choose a patch on a mover and let the time run: the tint follows the mover through the other frames. A head may look at the frame before, another at the one after.</source>
        <translation>选择移动物上的一个图块并拖动时间：着色随移动物穿过其他各帧。有的头看前一帧，有的头看后一帧。</translation>
    </message>
    <message>
        <source>The number of shapes that move, each in another direction.</source>
        <translation>移动的形状个数，各朝不同方向。</translation>
    </message>
    <message>
        <source>By how many pixels they move from frame to frame.</source>
        <translation>每帧移动多少像素。</translation>
    </message>
</context>
<context>
    <name>TensorText</name>
    <message>
        <source>one number</source>
        <translation>单个数</translation>
    </message>
</context>
<context>
    <name>encoderlab::Actions</name>
    <message>
        <source>Open &amp;data…</source>
        <translation>打开数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Train on a table of your own: CSV or TSV.</source>
        <translation>用自己的表格（CSV 或 TSV）训练。</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>打开模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Open a model that was saved as .safetensors.</source>
        <translation>打开以 .safetensors 保存的模型。</translation>
    </message>
    <message>
        <source>&amp;Save model…</source>
        <translation>保存模型(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the model, with all that training on needs, as one .safetensors file.</source>
        <translation>将模型及继续训练所需的一切保存为一个 .safetensors 文件。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close Encoder Lab.</source>
        <translation>关闭 Encoder Lab。</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>Train until the goal, or pause.</source>
        <translation>训练到目标步数，或暂停。</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>一步(&amp;S)</translation>
    </message>
    <message>
        <source>Train on one batch.</source>
        <translation>用一个批次训练。</translation>
    </message>
    <message>
        <source>One &amp;epoch</source>
        <translation>一轮(&amp;E)</translation>
    </message>
    <message>
        <source>Train to the end of this pass through the training data.</source>
        <translation>训练到本轮训练数据结束。</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Begin again with the same seed: the same initial weights, the same run.</source>
        <translation>以相同的随机种子重新开始：初始权重相同，过程也相同。</translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation>新种子(&amp;N)</translation>
    </message>
    <message>
        <source>Begin again with the next seed: other data, other initial weights.</source>
        <translation>以下一个随机种子重新开始：数据和初始权重都不同。</translation>
    </message>
    <message>
        <source>&amp;Mistakes first</source>
        <translation>错误在前(&amp;M)</translation>
    </message>
    <message>
        <source>List the samples that the model gets wrong before the others.</source>
        <translation>把模型答错的样本列在前面。</translation>
    </message>
    <message>
        <source>&amp;Previous sample</source>
        <translation>上一个样本(&amp;P)</translation>
    </message>
    <message>
        <source>Look at the sample above.</source>
        <translation>查看上面的样本。</translation>
    </message>
    <message>
        <source>&amp;Next sample</source>
        <translation>下一个样本(&amp;N)</translation>
    </message>
    <message>
        <source>Look at the sample below.</source>
        <translation>查看下面的样本。</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Switch between dark and light colours.</source>
        <translation>在深色与浅色之间切换。</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>Make all text larger, for a projector.</source>
        <translation>放大所有文字，便于投影。</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Make all text smaller.</source>
        <translation>缩小所有文字。</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>Give all text its usual size again.</source>
        <translation>恢复所有文字的正常大小。</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Give the window the whole screen.</source>
        <translation>让窗口占满整个屏幕。</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>恢复布局(&amp;R)</translation>
    </message>
    <message>
        <source>Put all panels back to where they were.</source>
        <translation>把所有面板放回原来的位置。</translation>
    </message>
    <message>
        <source>&amp;About Encoder Lab</source>
        <translation>关于 Encoder Lab(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence.</source>
        <translation>版本与许可证。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>explanation, key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>暂停(&amp;A)</translation>
    </message>
    <message>
        <source>Take &amp;back a step</source>
        <translation>退回一步(&amp;B)</translation>
    </message>
    <message>
        <source>Undo the last update: weights and optimizer are again what they were before it.</source>
        <translation>撤销最近一次更新：权重和优化器恢复到更新之前的状态。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo the last change to the sample or to the computation.</source>
        <translation>撤销对样本或计算的最近一次更改。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do again what was undone.</source>
        <translation>重做已撤销的操作。</translation>
    </message>
    <message>
        <source>&amp;Lift all changes</source>
        <translation>解除所有更改(&amp;L)</translation>
    </message>
    <message>
        <source>Let the model compute as it is: all changes to the computation are lifted.</source>
        <translation>让模型按原样计算：解除对计算的所有更改。</translation>
    </message>
    <message>
        <source>&amp;Train with the changes</source>
        <translation>带更改训练(&amp;T)</translation>
    </message>
    <message>
        <source>Let the changes to the computation hold while training, too, for every sample.</source>
        <translation>训练时，对计算的更改同样对每个样本生效。</translation>
    </message>
    <message>
        <source>P&amp;rove this gradient</source>
        <translation>检验此梯度(&amp;R)</translation>
    </message>
    <message>
        <source>Nudge the chosen number both ways and hold the slope of the loss against its gradient.</source>
        <translation>把所选的数向两侧各微扰一次，将损失的斜率与其梯度对照。</translation>
    </message>
    <message>
        <source>To the &amp;first step</source>
        <translation>到第一步(&amp;F)</translation>
    </message>
    <message>
        <source>Walk to the first op of the forward pass; nothing after it is computed.</source>
        <translation>走到前向传播的第一个运算；其后的都不计算。</translation>
    </message>
    <message>
        <source>One op &amp;back</source>
        <translation>后退一个运算(&amp;B)</translation>
    </message>
    <message>
        <source>Take the last step of the walk back.</source>
        <translation>退回逐步计算中刚走的一步。</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Walk on by itself, at the chosen pace.</source>
        <translation>按所选速度自动逐步前进。</translation>
    </message>
    <message>
        <source>One &amp;op on</source>
        <translation>前进一个运算(&amp;O)</translation>
    </message>
    <message>
        <source>Walk on by one op: forward, loss, backward, then the updates.</source>
        <translation>前进一个运算：先前向，再损失，再反向，最后更新。</translation>
    </message>
    <message>
        <source>To the &amp;last step</source>
        <translation>到最后一步(&amp;L)</translation>
    </message>
    <message>
        <source>Walk to the end of the training step: everything is computed and updated.</source>
        <translation>走到这一训练步的末尾：全部计算并更新完毕。</translation>
    </message>
    <message>
        <source>&amp;End the walk</source>
        <translation>结束逐步(&amp;E)</translation>
    </message>
    <message>
        <source>Show everything as computed again, as while training runs.</source>
        <translation>重新显示全部计算结果，与训练运行时一样。</translation>
    </message>
    <message>
        <source>Show &amp;gradients</source>
        <translation>显示梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Show the gradients of the loss in place of the values.</source>
        <translation>显示损失的梯度，而不是数值。</translation>
    </message>
</context>
<context>
    <name>encoderlab::ActivationText</name>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>unit of the feed-forward</source>
        <translation>前馈网络的单元</translation>
    </message>
    <message>
        <source>dimension of the head</source>
        <translation>头内维度</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>未计算</translation>
    </message>
    <message>
        <source>%1 in output &quot;%2&quot;</source>
        <translation>%1，输出“%2”</translation>
    </message>
    <message>
        <source>%1 in dimension %2</source>
        <translation>%1，维度 %2</translation>
    </message>
    <message>
        <source>Padding: this does not count.</source>
        <translation>填充：不计入。</translation>
    </message>
    <message>
        <source>%1 from &quot;%2&quot; to &quot;%3&quot;</source>
        <translation>%1，从“%2”到“%3”</translation>
    </message>
    <message>
        <source>%1 at token %2, &quot;%3&quot;, in output &quot;%4&quot;</source>
        <translation>%1，词元 %2“%3”，输出“%4”</translation>
    </message>
    <message>
        <source>%1 at token %2, &quot;%3&quot;, in dimension %4</source>
        <translation>%1，词元 %2“%3”，维度 %4</translation>
    </message>
    <message>
        <source>Head %1: %2</source>
        <translation>头 %1：%2</translation>
    </message>
</context>
<context>
    <name>encoderlab::ActivationView</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Values of the tensor, or the gradient of the loss with respect to it</source>
        <translation>张量的值，或损失对它的梯度</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Heads that are shown</source>
        <translation>显示的注意力头</translation>
    </message>
    <message>
        <source>this head</source>
        <translation>此头</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Range of the colours: of this tensor alone, or one for all tensors</source>
        <translation>颜色范围：仅此张量，或所有张量共用</translation>
    </message>
    <message>
        <source>own scale</source>
        <translation>独立标度</translation>
    </message>
    <message>
        <source>shared scale</source>
        <translation>共用标度</translation>
    </message>
    <message>
        <source>Values of the chosen tensor</source>
        <translation>所选张量的值</translation>
    </message>
    <message>
        <source>The distribution appears here once the tensor is computed.</source>
        <translation>张量计算之后，这里显示其分布。</translation>
    </message>
    <message>
        <source>Tensor that is shown</source>
        <translation>显示的张量</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Line of PyTorch</source>
        <translation>PyTorch 代码</translation>
    </message>
    <message>
        <source>Every intermediate of the chosen sample can be seen here once a sample is chosen.</source>
        <translation>选定样本后，这里可以查看它的每个中间结果。</translation>
    </message>
    <message>
        <source>Point at a cell to read its value.</source>
        <translation>指向单元格可读出数值。</translation>
    </message>
    <message>
        <source>No gradient: this sample has no target.</source>
        <translation>没有梯度：此样本没有目标。</translation>
    </message>
    <message>
        <source>Not computed: this needs a sample with a target.</source>
        <translation>未计算：需要带目标的样本。</translation>
    </message>
    <message>
        <source>This tensor was not computed.</source>
        <translation>此张量未计算。</translation>
    </message>
    <message>
        <source>Not computed yet: walk on until it is.</source>
        <translation>尚未计算：请继续前进，直到算出它。</translation>
    </message>
</context>
<context>
    <name>encoderlab::AttentionGrid</name>
    <message>
        <source>Attention of all heads</source>
        <translation>所有注意力头</translation>
    </message>
    <message>
        <source>The attention of every head in every layer appears here once a sample is chosen.</source>
        <translation>选定样本后，这里显示每一层每个注意力头的注意力。</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Layer %1, head %2: not computed.</source>
        <translation>第 %1 层，头 %2：未计算。</translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3</source>
        <translation>第 %1 层，头 %2：%3</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>encoderlab::AttentionMap</name>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>After the mask and the softmax: each row sums to 1.</source>
        <translation>经过掩码和 softmax：每行之和为 1。</translation>
    </message>
    <message>
        <source>QKᵀ / √(D/H), before the mask and the softmax.</source>
        <translation>QKᵀ / √(D/H)，掩码和 softmax 之前。</translation>
    </message>
    <message>
        <source>What the attention map shows</source>
        <translation>注意力图显示的内容</translation>
    </message>
    <message>
        <source>Attention of the chosen head</source>
        <translation>所选注意力头</translation>
    </message>
    <message>
        <source>The attention of one head, token by token, appears here once a sample is chosen.</source>
        <translation>选定样本后，这里逐个词元显示一个注意力头的注意力。</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>◆ Layer %1, head %2, changed by hand</source>
        <translation>◆ 第 %1 层，第 %2 头，已手动更改</translation>
    </message>
    <message>
        <source>Point at a cell to read it; click it to choose its token and to see where it comes from.</source>
        <translation>指向单元格可读出数值；单击可选定其词元并查看该数的由来。</translation>
    </message>
</context>
<context>
    <name>encoderlab::AttentionText</name>
    <message>
        <source>&quot;%1&quot; is padding: no token attends to it.</source>
        <translation>“%1”是填充：没有词元关注它。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is padding: what it attends to does not count.</source>
        <translation>“%1”是填充：它关注什么都不计入。</translation>
    </message>
    <message>
        <source>Not computed from &quot;%1&quot; to &quot;%2&quot;.</source>
        <translation>从“%1”到“%2”未计算。</translation>
    </message>
    <message>
        <source>%1 from &quot;%2&quot; to &quot;%3&quot; (token %4 to token %5)</source>
        <translation>%1，从“%2”到“%3”（词元 %4 到词元 %5）</translation>
    </message>
</context>
<context>
    <name>encoderlab::BackdropText</name>
    <message>
        <source>layer %1 of %2</source>
        <translation>第 %1 层，共 %2 层</translation>
    </message>
    <message>
        <source>multi-head self-attention · head %1 of %2</source>
        <translation>多头自注意力 · 头 %1，共 %2 个</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前馈网络</translation>
    </message>
    <message>
        <source>residual stream: what every block adds to</source>
        <translation>残差流：每个块都在其上相加</translation>
    </message>
    <message>
        <source>no residual stream: every block&apos;s output is doubled</source>
        <translation>没有残差流：每个块的输出被加倍</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>向量</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>图块</translation>
    </message>
</context>
<context>
    <name>encoderlab::CellText</name>
    <message>
        <source>layer %1 · %2</source>
        <translation>第 %1 层 · %2</translation>
    </message>
    <message>
        <source>layer %1 · head %2 · %3</source>
        <translation>第 %1 层 · 头 %2 · %3</translation>
    </message>
</context>
<context>
    <name>encoderlab::ChangeSign</name>
    <message>
        <source>Click to see what is changed by hand, and to lift it (L lifts all). Ctrl+L lets training compute with the changes to the computation; those to a sample are of this sample alone.</source>
        <translation>点击可查看手动更改并将其撤除（L 撤除全部）。Ctrl+L 让训练带着对计算的更改进行；对样本的更改只属于该样本。</translation>
    </message>
    <message>
        <source>◆ training will use changes by hand</source>
        <translation>◆ 训练将使用手动更改</translation>
    </message>
    <message numerus="yes">
        <source>◆ %n change(s) by hand · training uses none</source>
        <translation>
            <numerusform>◆ %n 处手动更改 · 训练不使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◆ %n change(s) by hand · training uses them</source>
        <translation>
            <numerusform>◆ %n 处手动更改 · 训练也使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◆ %n change(s) by hand · training uses %1 of them</source>
        <translation>
            <numerusform>◆ %n 处手动更改 · 训练使用其中 %1 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::ClassTableModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>The target.</source>
        <translation>目标类别。</translation>
    </message>
    <message>
        <source>How many of the unseen targets are of this class.</source>
        <translation>未见样本的目标中有多少属于这个类别。</translation>
    </message>
    <message>
        <source>Of what was predicted as this class, the share that is. “–”: it was never predicted.</source>
        <translation>预测为这个类别的目标中，确实属于它的比例。“–”：从未被预测。</translation>
    </message>
    <message>
        <source>Of what is of this class, the share that was predicted so. “–”: it does not occur.</source>
        <translation>属于这个类别的目标中，被正确预测的比例。“–”：没有出现。</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall. “–”: the class neither occurs nor was predicted.</source>
        <translation>精确率与召回率的调和平均。“–”：这个类别既没有出现，也从未被预测。</translation>
    </message>
</context>
<context>
    <name>encoderlab::CodeLine</name>
    <message>
        <source>The same in PyTorch</source>
        <translation>PyTorch 中的写法</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the line of PyTorch</source>
        <translation>复制这行 PyTorch 代码</translation>
    </message>
</context>
<context>
    <name>encoderlab::ConfusionView</name>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>is</source>
        <comment>rows of the confusion matrix</comment>
        <translation>实际</translation>
    </message>
    <message>
        <source>predicted</source>
        <comment>columns of the confusion matrix</comment>
        <translation>预测</translation>
    </message>
    <message>
        <source>Confusion matrix of the unseen samples</source>
        <translation>未见样本的混淆矩阵</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>每个类别的指标</translation>
    </message>
    <message>
        <source>No sample is held out of training: choose a validation share to have something to measure on.</source>
        <translation>没有留出任何样本：请设置验证比例，才有样本可供评估。</translation>
    </message>
    <message>
        <source>Choose a task or open data to train on: what the model takes for what is measured on unseen samples, and appears here.</source>
        <translation>请选择任务或打开用于训练的数据：模型把什么认成什么，会在未见样本上测量并显示在这里。</translation>
    </message>
    <message>
        <source>The model predicts numbers, so there are no classes that it could take for each other.</source>
        <translation>模型预测的是数值，因此没有会被混淆的类别。</translation>
    </message>
    <message>
        <source>“%1” is no target of any unseen sample.</source>
        <translation>没有未见样本以“%1”为目标。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” was recognised %n time(s), %2 of its targets.</source>
        <translation>
            <numerusform>“%1”被正确认出 %n 次，占其目标的 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was taken for “%2” %n time(s), %3 of its targets.</source>
        <translation>
            <numerusform>“%1”被认成“%2” %n 次，占其目标的 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Is “%1”, predicted “%2” after step %3</source>
        <translation>实际为“%1”，第 %3 步之后预测为“%2”</translation>
    </message>
    <message>
        <source>Is “%1”, predicted “%2” after step %3 (%4 of %5)</source>
        <translation>实际为“%1”，第 %3 步之后预测为“%2”（%5 个中的 %4 个）</translation>
    </message>
    <message>
        <source>More than %1 classes are not compared with each other.</source>
        <translation>超过 %1 个类别时不作相互比较。</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Step %1: RMSE %2, MAE %3</source>
        <translation>第 %1 步：RMSE %2，MAE %3</translation>
    </message>
    <message>
        <source>%1
To beat: RMSE %2, %3</source>
        <comment>errors, those of the baseline, its name</comment>
        <translation>%1
需要超过：RMSE %2，%3</translation>
    </message>
    <message>
        <source>Step %1: exact match %2, macro F1 %3</source>
        <translation>第 %1 步：完全匹配率 %2，宏平均 F1 %3</translation>
    </message>
    <message>
        <source>Step %1: accuracy %2, macro F1 %3</source>
        <translation>第 %1 步：准确率 %2，宏平均 F1 %3</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n unseen sample(s). The macro F1 is the mean F1 of the classes.</source>
        <translation>
            <numerusform>在 %n 个未见样本上测得。宏平均 F1 是各类别 F1 的平均值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n unseen sample(s).</source>
        <translation>
            <numerusform>在 %n 个未见样本上测得。</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1: mean IoU %2, macro F1 %3</source>
        <translation>第 %1 步：平均交并比 %2，宏平均 F1 %3</translation>
    </message>
</context>
<context>
    <name>encoderlab::ControlStrip</name>
    <message>
        <source>Progress towards the step goal</source>
        <translation>距目标步数的进度</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>accuracy, unseen</source>
        <translation>准确率（验证）</translation>
    </message>
    <message>
        <source>steps / s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>step and step goal</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>error (RMSE), unseen</source>
        <translation>误差 RMSE（验证）</translation>
    </message>
    <message>
        <source>exact match, unseen</source>
        <translation>完全匹配率（验证）</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>loss, smoothed</source>
        <translation>损失（平滑）</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Measured on the unseen samples after step %1.</source>
        <translation>第 %1 步之后在未见样本上测得。</translation>
    </message>
    <message>
        <source>What the guess “%1” reaches on the unseen samples: a model that does no better has learnt nothing.</source>
        <translation>“%1”这种猜测在未见样本上的结果：不比它好的模型什么也没学到。</translation>
    </message>
    <message>
        <source>mean IoU, unseen</source>
        <translation>平均交并比，未见样本</translation>
    </message>
</context>
<context>
    <name>encoderlab::CurvesView</name>
    <message>
        <source>&amp;log</source>
        <translation>对数(&amp;L)</translation>
    </message>
    <message>
        <source>The curves appear here as soon as training has made its first steps.</source>
        <translation>训练开始后，这里显示曲线。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Curve shown</source>
        <translation>显示的曲线</translation>
    </message>
    <message>
        <source>Which curve is shown</source>
        <translation>选择显示哪条曲线</translation>
    </message>
    <message>
        <source>Logarithmic scale: equal factors are equally far apart.</source>
        <translation>对数刻度：相同的倍数间距相等。</translation>
    </message>
    <message>
        <source>Values at the pointer</source>
        <translation>指针处的值</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>Wheel zooms, dragging pans, a double click shows the whole run again. Keys: arrows, + and −, 0; Shift and an arrow reads the values.</source>
        <translation>滚轮缩放，拖动平移，双击重新显示整个过程。按键：方向键、+ 和 −、0；Shift 加方向键读取数值。</translation>
    </message>
    <message>
        <source>Error (RMSE)</source>
        <translation>误差（RMSE）</translation>
    </message>
    <message>
        <source>Accuracy, exact match (%)</source>
        <translation>准确率、完全匹配率（%）</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>unseen</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>tokens, training</source>
        <translation>词元，训练</translation>
    </message>
    <message>
        <source>samples, unseen</source>
        <translation>样本，验证</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation>裁剪前</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>training: not measured yet</source>
        <translation>训练：尚未测量</translation>
    </message>
    <message>
        <source>training: not a finite number here</source>
        <translation>训练：此处不是有限数</translation>
    </message>
    <message>
        <source>smoothed %1</source>
        <translation>平滑 %1</translation>
    </message>
    <message>
        <source>unseen %1 (step %2)</source>
        <translation>验证 %1（第 %2 步）</translation>
    </message>
    <message>
        <source>Accuracy, mean IoU (%)</source>
        <translation>准确率、平均交并比（%）</translation>
    </message>
    <message>
        <source>accuracy, training</source>
        <translation>准确率，训练</translation>
    </message>
    <message>
        <source>mean IoU, unseen</source>
        <translation>平均交并比，未见样本</translation>
    </message>
</context>
<context>
    <name>encoderlab::DataChoices</name>
    <message>
        <source>&amp;Kind of data</source>
        <translation>数据类型(&amp;K)</translation>
    </message>
    <message>
        <source>What a sample of this file is.</source>
        <translation>此文件中一个样本是什么。</translation>
    </message>
    <message>
        <source>Text → label</source>
        <translation>文本 → 标签</translation>
    </message>
    <message>
        <source>Rows of numbers → label</source>
        <translation>数值行 → 标签</translation>
    </message>
    <message>
        <source>One long series → forecast</source>
        <translation>一条长序列 → 预测</translation>
    </message>
    <message>
        <source>Te&amp;xt column</source>
        <translation>文本列(&amp;X)</translation>
    </message>
    <message>
        <source>The column that the model reads.</source>
        <translation>模型读取的列。</translation>
    </message>
    <message>
        <source>&amp;Label column</source>
        <translation>标签列(&amp;L)</translation>
    </message>
    <message>
        <source>The column that the model learns to predict.</source>
        <translation>模型学习预测的列。</translation>
    </message>
    <message>
        <source>T&amp;okens</source>
        <translation>词元(&amp;O)</translation>
    </message>
    <message>
        <source>What the text is cut into.</source>
        <translation>文本切分的单位。</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>单词</translation>
    </message>
    <message>
        <source>&amp;Values per token</source>
        <translation>每词元的数值数(&amp;V)</translation>
    </message>
    <message>
        <source>How many neighbouring numbers of a row form one token.</source>
        <translation>一行中多少个相邻的数组成一个词元。</translation>
    </message>
    <message>
        <source>Val&amp;ue column</source>
        <translation>数值列(&amp;U)</translation>
    </message>
    <message>
        <source>The column whose next values the model learns to forecast.</source>
        <translation>模型学习预测其后续值的列。</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>How many values the model sees.</source>
        <translation>模型能看到多少个值。</translation>
    </message>
    <message>
        <source>&amp;Horizon</source>
        <translation>预测长度(&amp;H)</translation>
    </message>
    <message>
        <source>How many values after the window the model forecasts.</source>
        <translation>模型预测窗口之后的多少个值。</translation>
    </message>
    <message>
        <source>&amp;Missing values</source>
        <translation>缺失值(&amp;M)</translation>
    </message>
    <message>
        <source>What happens to a row that lacks a number.</source>
        <translation>缺少数值的行如何处理。</translation>
    </message>
    <message>
        <source>Refuse the file</source>
        <translation>拒绝该文件</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>略去该行</translation>
    </message>
    <message>
        <source>Fill in the mean of the column</source>
        <translation>填入该列的均值</translation>
    </message>
</context>
<context>
    <name>encoderlab::EncoderMap</name>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Values of the tensors, or gradients of the loss with respect to them</source>
        <translation>张量的值，或损失对它们的梯度</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Fit: the whole model where it can be read so small, else its height (0)</source>
        <translation>适应：缩小后仍可辨读则显示整个模型，否则适应高度（0）</translation>
    </message>
    <message>
        <source>Zoom in (+); a double click on an op, or Enter, goes to its numbers</source>
        <translation>放大（+）；双击某个运算或按 Enter 可放大到它的数值</translation>
    </message>
</context>
<context>
    <name>encoderlab::EncoderMapStrip</name>
    <message>
        <source>Parts of the model</source>
        <translation>模型的各部分</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>head</source>
        <translation>输出头</translation>
    </message>
</context>
<context>
    <name>encoderlab::EncoderMapView</name>
    <message>
        <source>Encoder map</source>
        <translation>编码器图</translation>
    </message>
    <message>
        <source>The encoder appears here, op by op, once a sample is chosen.</source>
        <translation>选定样本后，这里逐个运算地显示编码器。</translation>
    </message>
</context>
<context>
    <name>encoderlab::Examiner</name>
    <message>
        <source>There is nothing to ask yet: the sample is still being computed.</source>
        <translation>还没有可问的：样本仍在计算。</translation>
    </message>
</context>
<context>
    <name>encoderlab::ExperimentPanel</name>
    <message>
        <source>Task options</source>
        <translation>任务选项</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>New model with these values</source>
        <translation>用这些值新建模型</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Explanation of the field</source>
        <translation>字段说明</translation>
    </message>
    <message>
        <source>%1 From %2 to %3.</source>
        <comment>explanation of a field, and its range</comment>
        <translation>%1范围 %2 到 %3。</translation>
    </message>
    <message>
        <source>Only whole numbers from %1 to %2 are taken here; %3 stays in use.</source>
        <translation>此处只接受 %1 到 %2 之间的整数；仍使用 %3。</translation>
    </message>
    <message>
        <source>Only numbers from %1 to %2 are taken here; %3 stays in use.</source>
        <translation>此处只接受 %1 到 %2 之间的数；仍使用 %3。</translation>
    </message>
    <message>
        <source>%1 Needs a new model.</source>
        <comment>explanation of a field</comment>
        <translation>%1需要新建模型。</translation>
    </message>
    <message>
        <source>%1 samples to train on, %2 unseen.</source>
        <translation>%1 个样本用于训练，%2 个用于验证。</translation>
    </message>
    <message>
        <source>✗ These values make no model: see above.</source>
        <translation>✗ 这些值不能构成模型：见上文。</translation>
    </message>
    <message>
        <source>● Changed values wait for a new model.</source>
        <translation>● 更改的值将在新建模型后生效。</translation>
    </message>
    <message>
        <source>◇ marks what needs a new model; the rest changes at once.</source>
        <translation>◇ 表示需要新建模型；其余立即生效。</translation>
    </message>
    <message>
        <source>Look for: %1</source>
        <translation>观察要点：%1</translation>
    </message>
    <message>
        <source>%1 ●</source>
        <comment>a field that was changed and waits for a new model</comment>
        <translation>%1 ●</translation>
    </message>
    <message>
        <source>%1 ◇</source>
        <comment>a field that needs a new model</comment>
        <translation>%1 ◇</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <comment>what is wrong with a value</comment>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>Choose a field to read what it does.</source>
        <translation>选择一个字段可阅读其说明。</translation>
    </message>
</context>
<context>
    <name>encoderlab::ExperimentStarter</name>
    <message>
        <source>The new experiment begins with a new model.</source>
        <translation>新实验将从新模型开始。</translation>
    </message>
    <message>
        <source>The next seed begins with a new model.</source>
        <translation>下一个随机种子将从新模型开始。</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>The model that you open takes its place.</source>
        <translation>打开的模型将取代它。</translation>
    </message>
    <message>
        <source>Reset begins again with the initial weights.</source>
        <translation>重置会从初始权重重新开始。</translation>
    </message>
</context>
<context>
    <name>encoderlab::ExperimentTaskChooser</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What the encoder learns: a generated task, or a file of yours.</source>
        <translation>编码器学习的内容：生成的任务，或自己的文件。</translation>
    </message>
    <message>
        <source>Your own data…</source>
        <translation>自己的数据…</translation>
    </message>
    <message>
        <source>A model without a task</source>
        <translation>没有任务的模型</translation>
    </message>
</context>
<context>
    <name>encoderlab::FormulaLabel</name>
    <message>
        <source>Formula: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Copy formula as &amp;TeX</source>
        <translation>复制公式为 TeX(&amp;T)</translation>
    </message>
    <message>
        <source>Copy formula as te&amp;xt</source>
        <translation>复制公式为文本(&amp;X)</translation>
    </message>
</context>
<context>
    <name>encoderlab::GradientNormsView</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>How large the gradient of each parameter is appears here after the first step of training.</source>
        <translation>训练第一步之后，这里显示每个参数的梯度有多大。</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限</translation>
    </message>
    <message>
        <source>The gradient of %1 had the norm %2 in step %3. Click to see where its largest number, by this sample, comes from.</source>
        <translation>在第 %3 步，%1 的梯度范数为 %2。单击可查看按此样本算出的最大的那个数的来历。</translation>
    </message>
</context>
<context>
    <name>encoderlab::HeadRankingView</name>
    <message>
        <source>Rank heads</source>
        <translation>给头排名</translation>
    </message>
    <message>
        <source>Switches each head off in turn over the unseen samples.</source>
        <translation>在未见样本上依次关闭每个头。</translation>
    </message>
    <message>
        <source>Heads, the most harmful to lose first</source>
        <translation>注意力头，失去后损害最大的在前</translation>
    </message>
    <message>
        <source>Every head is being switched off in turn.</source>
        <translation>正在依次关闭每个头。</translation>
    </message>
    <message>
        <source>What each head is worth appears here: the unseen samples are judged without it.</source>
        <translation>这里显示每个头的价值：去掉它之后重新评估未见样本。</translation>
    </message>
    <message>
        <source>Δ exact match</source>
        <translation>Δ 完全匹配率</translation>
    </message>
    <message>
        <source>Δ accuracy</source>
        <translation>Δ 准确率</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Δ error</source>
        <translation>Δ 误差</translation>
    </message>
    <message>
        <source>Δ loss</source>
        <translation>Δ 损失</translation>
    </message>
    <message>
        <source>Flipped</source>
        <translation>预测改变</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Choose a head to see the samples whose prediction flips without it.</source>
        <translation>选择一个头，查看没有它时哪些样本的预测会改变。</translation>
    </message>
    <message>
        <source>Without this head no prediction flips.</source>
        <translation>没有这个头，也没有预测改变。</translation>
    </message>
    <message numerus="yes">
        <source>Without this head %n prediction(s) flip.</source>
        <translation>
            <numerusform>没有这个头，%n 个预测会改变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): error %2 as it is.</source>
        <translation>
            <numerusform>第 %1 步，在 %n 个未见样本上：原样误差为 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): exact match %2 % as it is.</source>
        <translation>
            <numerusform>第 %1 步，在 %n 个未见样本上：原样完全匹配率为 %2 %。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): accuracy %2 % as it is.</source>
        <translation>
            <numerusform>第 %1 步，在 %n 个未见样本上：原样准确率为 %2 %。</numerusform>
        </translation>
    </message>
    <message>
        <source>Out of date, the model is another now: rank again. %1</source>
        <translation>已过时，模型已经改变：请重新排名。%1</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>percentage points</comment>
        <translation>%1 个百分点</translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): mean IoU %2 % as it is.</source>
        <translation>
            <numerusform>第 %1 步，在 %n 个未见样本上：现状平均交并比 %2 %。</numerusform>
        </translation>
    </message>
    <message>
        <source>Δ mean IoU</source>
        <translation>Δ 平均交并比</translation>
    </message>
</context>
<context>
    <name>encoderlab::Histogram</name>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>mean %1 · std %2</source>
        <translation>均值 %1 · 标准差 %2</translation>
    </message>
    <message>
        <source>min %1 · max %2</source>
        <translation>最小 %1 · 最大 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s), %1 exactly zero</source>
        <translation>
            <numerusform>%n 个数，其中 %1 个恰为零</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not a finite number</source>
        <translation>
            <numerusform>%n 个不是有限数</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::InterventionText</name>
    <message>
        <source>Head %1 of layer %2 is off: its output is 0.</source>
        <translation>第 %2 层的头 %1 已关闭：其输出为 0。</translation>
    </message>
    <message>
        <source>The attention of layer %1 is off: it adds nothing.</source>
        <translation>第 %1 层的注意力已关闭：它不再相加任何东西。</translation>
    </message>
    <message>
        <source>The feed-forward of layer %1 is off: it adds nothing.</source>
        <translation>第 %1 层的前馈网络已关闭：它不再相加任何东西。</translation>
    </message>
    <message>
        <source>The norm after the last layer is off: it hands on its input.</source>
        <translation>末端归一化已关闭：它原样传递输入。</translation>
    </message>
    <message>
        <source>Norm %1 of layer %2 is off: it hands on its input.</source>
        <translation>第 %2 层的归一化 %1 已关闭：它原样传递输入。</translation>
    </message>
    <message>
        <source>Residual %1 of layer %2 is off: only its branch goes on.</source>
        <translation>第 %2 层的残差连接 %1 已关闭：只有支路继续传递。</translation>
    </message>
    <message>
        <source>The position is off: the embedding enters as it is.</source>
        <translation>位置编码已关闭：嵌入直接输入。</translation>
    </message>
    <message>
        <source>The scaling of layer %1 is off: scores are not divided by √(D/H).</source>
        <translation>第 %1 层的缩放已关闭：分数不除以 √(D/H)。</translation>
    </message>
    <message>
        <source>%1 is frozen: training leaves it as it is.</source>
        <translation>%1 已冻结：训练不改变它。</translation>
    </message>
    <message>
        <source>%1 is set to %2, in every sample.</source>
        <translation>%1 被设为 %2，对每个样本都是如此。</translation>
    </message>
    <message>
        <source>In head %1 of layer %2, token %3 gives token %4 the weight %5, in every sample; the others share the rest.</source>
        <translation>在第 %2 层的第 %1 个头中，第 %3 个词元给第 %4 个词元的权重为 %5，对每个样本都是如此；其余词元分享余下部分。</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) of %1 come from the sample %2, in every sample.</source>
        <translation>
            <numerusform>%1 的 %n 个词元取自样本 %2，对每个样本都是如此。</numerusform>
        </translation>
    </message>
    <message>
        <source>The rotation of layer %1 is off: queries and keys do not know their position.</source>
        <translation>第 %1 层的旋转已关闭：查询和键不知道自己的位置。</translation>
    </message>
</context>
<context>
    <name>encoderlab::Investigation</name>
    <message>
        <source>Choose a number first: click on any cell.</source>
        <translation>请先选择一个数：单击任意单元格。</translation>
    </message>
    <message>
        <source>This model cannot be trained here, so there is no update to show.</source>
        <translation>此模型不能在这里训练，因此没有更新可显示。</translation>
    </message>
    <message>
        <source>Pause training to see the update of one weight.</source>
        <translation>暂停训练，即可查看一个权重的更新。</translation>
    </message>
    <message>
        <source>Choose a number of a parameter, or of its gradient: only parameters are updated.</source>
        <translation>请选择参数或其梯度中的一个数：只有参数会更新。</translation>
    </message>
    <message>
        <source>The last step cannot be worked out again.</source>
        <translation>无法重新计算上一步。</translation>
    </message>
    <message>
        <source>The next step cannot be worked out: it meets a number that is not finite.</source>
        <translation>无法计算下一步：其中出现了非有限的数。</translation>
    </message>
    <message>
        <source>From here on training goes on without changes by hand.</source>
        <translation>从这里起，训练不再带有手工改动。</translation>
    </message>
    <message>
        <source>From here on training goes on with changes by hand: %1</source>
        <translation>从这里起，训练带有手工改动：%1</translation>
    </message>
</context>
<context>
    <name>encoderlab::LedgerModel</name>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>product</source>
        <translation>积</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>term</source>
        <translation>项</translation>
    </message>
    <message>
        <source>factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>encoderlab::LedgerView</name>
    <message>
        <source>◀ Back</source>
        <translation>◀ 返回</translation>
    </message>
    <message>
        <source>Go back to the number that was explained before this one.</source>
        <translation>回到之前说明的那个数。</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>最大的在前</translation>
    </message>
    <message>
        <source>&amp;Prove its gradient</source>
        <translation>检验其梯度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Change this value</source>
        <translation>更改此值(&amp;C)</translation>
    </message>
    <message>
        <source>Terms that the chosen number was summed from</source>
        <translation>所选的数由这些项相加而成</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Copy the sum as lines of text, with all digits.</source>
        <translation>把求和式复制为多行文本，保留所有数位。</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>复制 LaTeX</translation>
    </message>
    <message>
        <source>Copy the sum as an align* environment.</source>
        <translation>把求和式复制为 align* 环境。</translation>
    </message>
    <message>
        <source>Nudge this number by ±ε and hold the slope of the loss against the backward pass.</source>
        <translation>将此数微扰 ±ε，把损失的斜率与反向传播对照。</translation>
    </message>
    <message>
        <source>Set this number by hand and see what follows from it.</source>
        <translation>手动设定此数，看看会有什么结果。</translation>
    </message>
    <message>
        <source>The sums behind a number appear here once a sample is traced.</source>
        <translation>跟踪样本之后，这里显示一个数背后的求和式。</translation>
    </message>
    <message>
        <source>Click any number, or press Enter on it, to see the sum that it came from.</source>
        <translation>单击任意一个数，或在其上按 Enter，查看它由怎样的求和得来。</translation>
    </message>
    <message>
        <source>%1 is not computed yet: walk on until it is.</source>
        <translation>%1 尚未计算：请继续逐步前进。</translation>
    </message>
    <message>
        <source>%1 is a parameter: it is learned, not computed. Its gradient and its update can be explained.</source>
        <translation>%1 是参数：它是学来的，不是算出来的。可以说明它的梯度和更新。</translation>
    </message>
    <message>
        <source>%1 is given by the sample; nothing computes it.</source>
        <translation>%1 由样本给出，不是计算所得。</translation>
    </message>
    <message>
        <source>Where %1 = %2 comes from</source>
        <translation>%1 = %2 的来历</translation>
    </message>
    <message>
        <source>Where a number comes from</source>
        <translation>数的来历</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>说明 %1</translation>
    </message>
    <message>
        <source>The gradient of the chosen sample alone, dropout off; an update uses that of a whole batch.</source>
        <translation>这只是所选样本的梯度，dropout 关闭；更新使用的是整批的梯度。</translation>
    </message>
</context>
<context>
    <name>encoderlab::MainWindow</name>
    <message>
        <source>The new experiment is being made; the old one stays until it is ready.</source>
        <translation>正在建立新实验；在它就绪之前保留旧实验。</translation>
    </message>
    <message>
        <source>The model was saved as %1.</source>
        <translation>模型已保存为 %1。</translation>
    </message>
    <message>
        <source>This model names no task, so it can be looked at but not trained here; its sample is made up and can be edited.</source>
        <translation>此模型没有指明任务，因此只能查看，不能在这里训练；其样本是虚构的，可以编辑。</translation>
    </message>
    <message>
        <source>The file that this model was trained on is not where it was, so the model can be looked at but not trained here.</source>
        <translation>训练此模型所用的文件已不在原处，因此只能查看，不能在这里训练。</translation>
    </message>
    <message>
        <source>The file that this model was trained on has other tokens or classes now, so the model can be looked at but not trained here.</source>
        <translation>训练此模型所用的文件现在含有不同的词元或类别，因此只能查看，不能在这里训练。</translation>
    </message>
    <message>
        <source>%1[*]</source>
        <comment>window title</comment>
        <translation>%1[*]</translation>
    </message>
    <message>
        <source>The learning rate became %1.</source>
        <translation>学习率变为 %1。</translation>
    </message>
    <message>
        <source>Closing the window gives it up.</source>
        <translation>关闭窗口将放弃它。</translation>
    </message>
    <message>
        <source>About Encoder Lab</source>
        <translation>关于 Encoder Lab</translation>
    </message>
    <message>
        <source>Encoder Lab %1</source>
        <translation>Encoder Lab %1</translation>
    </message>
    <message>
        <source>A desktop laboratory for learning how a Transformer encoder works.

Free software under the GNU General Public License, version 3 or later; it comes with no warranty.

Built with Qt %1, which runs as version %2, and with QCustomPlot, Armadillo and OpenBLAS.</source>
        <translation>用于学习 Transformer 编码器工作原理的桌面实验室。

自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布；不提供任何担保。

使用 Qt %1 构建（运行版本 %2），并使用 QCustomPlot、Armadillo 和 OpenBLAS。</translation>
    </message>
    <message>
        <source>Flipped without head %1 of layer %2</source>
        <translation>去掉第 %2 层第 %1 头后翻转</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>prediction before and after</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>encoderlab::MapText</name>
    <message>
        <source>%1, within ±%2</source>
        <translation>%1，范围 ±%2</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>未计算</translation>
    </message>
    <message>
        <source>%1 of %2 streams</source>
        <translation>梯度支路 %1 / %2</translation>
    </message>
    <message>
        <source>no target</source>
        <translation>没有目标</translation>
    </message>
    <message>
        <source>%1
%2
This needs a sample with a target.</source>
        <translation>%1
%2
这需要带目标的样本。</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>单个数</translation>
    </message>
    <message>
        <source>%1 (%2)
%3</source>
        <translation>%1（%2）
%3</translation>
    </message>
    <message>
        <source>%1 (%2)
%3
Waits for another stream of gradient.</source>
        <translation>%1（%2）
%3
等待另一条梯度支路。</translation>
    </message>
    <message>
        <source>%1 (%2)
%3
Not computed yet: walk on.</source>
        <translation>%1（%2）
%3
尚未计算：请继续逐步前进。</translation>
    </message>
    <message>
        <source>%1 = %2. Click to see where it comes from.</source>
        <translation>%1 = %2。单击可查看其来历。</translation>
    </message>
</context>
<context>
    <name>encoderlab::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>encoderlab::ModelDocument</name>
    <message>
        <source>Save model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Unsaved model</source>
        <translation>未保存的模型</translation>
    </message>
    <message numerus="yes">
        <source>This model was trained for %Ln step(s) and is not saved.</source>
        <translation>
            <numerusform>此模型已训练 %Ln 步，尚未保存。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::NonFiniteCard</name>
    <message>
        <source>Why training stopped</source>
        <translation>训练为何停止</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>largest activation</source>
        <translation>最大激活值</translation>
    </message>
    <message>
        <source>largest weight</source>
        <translation>最大权重</translation>
    </message>
    <message>
        <source>The last steps; the last row is the step that failed</source>
        <translation>最近几步；最后一行是失败的那一步</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>✗ Training stopped at step %1</source>
        <translation>✗ 训练在第 %1 步停止</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Back %n step(s)</source>
        <translation>
            <numerusform>退回 %n 步(&amp;B)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::OpPanel</name>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>Show how this op computes its output.</source>
        <translation>显示此运算如何计算其输出。</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Show how this op hands the gradient back to what it read.</source>
        <translation>显示此运算如何把梯度传回它的输入。</translation>
    </message>
    <message>
        <source>Parameter %1</source>
        <translation>参数 %1</translation>
    </message>
    <message>
        <source>Its gradient %1</source>
        <translation>其梯度 %1</translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>Upstream %1</source>
        <translation>上游梯度 %1</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>所用 %1</translation>
    </message>
    <message>
        <source>Result %1</source>
        <translation>结果 %1</translation>
    </message>
    <message>
        <source>Update of %1</source>
        <translation>%1 的更新</translation>
    </message>
    <message>
        <source>Layer %1 · %2</source>
        <translation>第 %1 层 · %2</translation>
    </message>
    <message>
        <source>Layer %1 · head %2 · %3</source>
        <translation>第 %1 层 · 头 %2 · %3</translation>
    </message>
    <message>
        <source>This sample has no target, so there is no loss and no gradient.</source>
        <translation>此样本没有目标，因此没有损失，也没有梯度。</translation>
    </message>
    <message>
        <source>Incomplete: another stream of gradient is still to be added.</source>
        <translation>不完整：还有一条梯度支路尚待相加。</translation>
    </message>
    <message>
        <source>Not computed yet: the backward pass has not come this far.</source>
        <translation>尚未计算：反向传播还没有到这里。</translation>
    </message>
    <message>
        <source>Not computed yet: the forward pass has not come this far.</source>
        <translation>尚未计算：前向传播还没有到这里。</translation>
    </message>
    <message>
        <source>The op that is chosen in the map appears here with its formula and its numbers.</source>
        <translation>这里显示在编码器图中所选的运算及其公式和数值。</translation>
    </message>
    <message>
        <source>dX stands for ∂L/∂X, the gradient of the loss.</source>
        <translation>dX 表示 ∂L/∂X，即损失的梯度。</translation>
    </message>
    <message>
        <source>The gradient of the batch is being worked out.</source>
        <translation>正在计算这一批的梯度。</translation>
    </message>
    <message>
        <source>All numbers are of the chosen sample alone, which training does not see; dropout is off.</source>
        <translation>所有数值只属于所选样本（训练不会见到它）；dropout 关闭。</translation>
    </message>
    <message>
        <source>All numbers are of the chosen sample alone; dropout is off.</source>
        <translation>所有数值只属于所选样本；dropout 关闭。</translation>
    </message>
    <message numerus="yes">
        <source>The gradient is that of training step %1: of its batch of %n sample(s), without dropout.</source>
        <translation>
            <numerusform>这是第 %1 步训练的梯度：来自该步的一批 %n 个样本，不用 dropout。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gradient is that of training step %1: of its batch of %n sample(s), with dropout %2.</source>
        <translation>
            <numerusform>这是第 %1 步训练的梯度：来自该步的一批 %n 个样本，dropout 为 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way %1</source>
        <translation>途中 %1</translation>
    </message>
</context>
<context>
    <name>encoderlab::OpText</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>update · %1</source>
        <translation>更新 · %1</translation>
    </message>
    <message>
        <source>backward · %1 · %2</source>
        <translation>反向 · %1 · %2</translation>
    </message>
    <message>
        <source>backward · %1</source>
        <translation>反向 · %1</translation>
    </message>
    <message>
        <source>forward · %1 · %2</source>
        <translation>前向 · %1 · %2</translation>
    </message>
    <message>
        <source>forward · %1</source>
        <translation>前向 · %1</translation>
    </message>
</context>
<context>
    <name>encoderlab::OpenDataDialog</name>
    <message>
        <source>%1
(text)</source>
        <translation>%1
（文本）</translation>
    </message>
    <message>
        <source>%1
(label)</source>
        <translation>%1
（标签）</translation>
    </message>
    <message>
        <source>%1
(value)</source>
        <translation>%1
（数值）</translation>
    </message>
    <message>
        <source>Open data: %1</source>
        <translation>打开数据：%1</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>&amp;Train on this</source>
        <translation>用它训练(&amp;T)</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>The file cannot be used in this way:</source>
        <translation>不能以这种方式使用该文件：</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln 列</numerusform>
        </translation>
    </message>
    <message>
        <source>This was understood of the file (%1, %2). Correct what is wrong.</source>
        <translation>对文件的理解如下（%1，%2）。如有错误，请更正。</translation>
    </message>
</context>
<context>
    <name>encoderlab::Panels</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>This sample</source>
        <translation>当前样本</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>计算明细</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>干预</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>评估指标</translation>
    </message>
</context>
<context>
    <name>encoderlab::PictureEditor</name>
    <message>
        <source>Frame of the video</source>
        <translation>视频的帧</translation>
    </message>
    <message>
        <source>Strength of the tint</source>
        <translation>着色强度</translation>
    </message>
    <message>
        <source>How strongly the picture is tinted by the attention of the chosen patch in the chosen head: bright where it looks, dark where it does not.</source>
        <translation>所选图块在所选头中的注意力给图片着色的强度：它看的地方亮，不看的地方暗。</translation>
    </message>
    <message>
        <source>predicted classes</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>target classes</source>
        <translation>目标类别</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>no classes</source>
        <translation>不显示类别</translation>
    </message>
    <message>
        <source>Classes of the patches</source>
        <translation>图块的类别</translation>
    </message>
    <message>
        <source>Predicted classes fill their patches, those of the target frame them.</source>
        <translation>预测类别填充图块，目标类别为图块加框。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>The left mouse button draws pixels of the brush&apos;s value, the right one erases them.</source>
        <translation>鼠标左键以画笔的值绘制像素，右键擦除。</translation>
    </message>
    <message>
        <source>Brush: </source>
        <translation>画笔：</translation>
    </message>
    <message>
        <source>Value that the mouse draws</source>
        <translation>鼠标绘制的值</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>Tinted by where the chosen token looks in layer %1, head %2.</source>
        <translation>按所选词元在第 %1 层第 %2 个头中所看之处着色。</translation>
    </message>
    <message>
        <source>Choose a patch: the picture is then tinted by where it looks in the chosen head.</source>
        <translation>选择一个图块：图片随即按它在所选头中所看之处着色。</translation>
    </message>
    <message>
        <source>Row %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>Patch %1</source>
        <translation>图块 %1</translation>
    </message>
    <message>
        <source>Attention %1</source>
        <translation>注意力 %1</translation>
    </message>
    <message>
        <source>Predicted: %1</source>
        <translation>预测：%1</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标：%1</translation>
    </message>
</context>
<context>
    <name>encoderlab::ProofView</name>
    <message numerus="yes">
        <source>A kink: the nudge pushes %n input(s) of a relu across 0 (%1), where there is no slope.</source>
        <translation>
            <numerusform>折点：微扰使 relu 的 %n 个输入越过 0（%1），该处不可导。</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ The backward pass agrees with the measured slope.</source>
        <translation>✓ 反向传播与测得的斜率一致。</translation>
    </message>
    <message>
        <source>✓ Both are zero, as far as the rounding of the loss lets one tell.</source>
        <translation>✓ 在损失的舍入误差所能分辨的范围内，两者均为零。</translation>
    </message>
    <message>
        <source>✗ The backward pass disagrees with the measured slope.</source>
        <translation>✗ 反向传播与测得的斜率不一致。</translation>
    </message>
    <message numerus="yes">
        <source>✓ The backward pass agrees with the measured slope in all of %n cell(s).</source>
        <translation>
            <numerusform>✓ 全部 %n 个元素上，反向传播都与测得的斜率一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ The backward pass disagrees with the measured slope in %1 of %n cell(s).</source>
        <translation>
            <numerusform>✗ %n 个元素中有 %1 个，反向传播与测得的斜率不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>ε = 10^</source>
        <comment>followed by a number</comment>
        <translation>ε = 10^</translation>
    </message>
    <message>
        <source>How far the number is nudged, as a power of ten</source>
        <translation>微扰的大小，以十的幂表示</translation>
    </message>
    <message>
        <source>Compute the loss with this number ε lower and ε higher, in double precision.</source>
        <translation>把此数分别减 ε 和加 ε，以双精度计算损失。</translation>
    </message>
    <message>
        <source>Do the same for cells of the tensor that are drawn at random.</source>
        <translation>对随机抽取的张量元素做同样的检验。</translation>
    </message>
    <message>
        <source>Measured slope and backpropagated gradient</source>
        <translation>测得的斜率与反向传播的梯度</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>loss with value − ε</source>
        <translation>值 − ε 时的损失</translation>
    </message>
    <message>
        <source>loss as it is</source>
        <translation>原来的损失</translation>
    </message>
    <message>
        <source>loss with value + ε</source>
        <translation>值 + ε 时的损失</translation>
    </message>
    <message>
        <source>measured slope: their difference / 2ε</source>
        <translation>测得的斜率：两者之差 / 2ε</translation>
    </message>
    <message>
        <source>backpropagated</source>
        <translation>反向传播的梯度</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>rounding of the slope</source>
        <translation>斜率的舍入误差</translation>
    </message>
    <message>
        <source>Gradient of %1</source>
        <translation>%1 的梯度</translation>
    </message>
    <message>
        <source>cells tried</source>
        <translation>检验的元素</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>median relative error</source>
        <translation>相对误差的中位数</translation>
    </message>
    <message>
        <source>at a kink of a relu</source>
        <translation>位于 relu 的折点</translation>
    </message>
    <message>
        <source>worst cell</source>
        <translation>误差最大的元素</translation>
    </message>
    <message>
        <source>its measured slope</source>
        <translation>其测得的斜率</translation>
    </message>
    <message>
        <source>its backpropagated gradient</source>
        <translation>其反向传播的梯度</translation>
    </message>
    <message>
        <source>its relative error</source>
        <translation>其相对误差</translation>
    </message>
    <message>
        <source>Gradient of the loss with respect to %1</source>
        <translation>损失对 %1 的梯度</translation>
    </message>
    <message>
        <source>Prove a gradient</source>
        <translation>检验一个梯度</translation>
    </message>
    <message>
        <source>Prove it: the number is nudged by ±ε, and the slope of the loss must be its gradient.</source>
        <translation>检验：将此数微扰 ±ε，损失的斜率应等于其梯度。</translation>
    </message>
    <message>
        <source>Click a number in the op panel; then its gradient can be proved here.</source>
        <translation>在“运算”面板中单击一个数，即可在这里检验其梯度。</translation>
    </message>
    <message>
        <source>&amp;Prove the number</source>
        <translation>检验此数(&amp;P)</translation>
    </message>
    <message>
        <source>Prove the &amp;tensor</source>
        <translation>检验张量(&amp;T)</translation>
    </message>
    <message>
        <source>Every cell that was tried sits at a kink of a relu, where there is no slope.</source>
        <translation>试过的每个单元格都在 relu 的折点上，那里没有斜率。</translation>
    </message>
    <message>
        <source>The nudge is lost in the rounding of this number: choose a larger ε.</source>
        <translation>微扰被该数的舍入吞没：请选择更大的 ε。</translation>
    </message>
    <message>
        <source>The nudge is lost in the rounding of the numbers that were tried: choose a larger ε.</source>
        <translation>微扰被所试各数的舍入吞没：请选择更大的 ε。</translation>
    </message>
    <message>
        <source>nudge lost in the rounding</source>
        <translation>微扰被舍入吞没</translation>
    </message>
    <message>
        <source>ε is too large here: the loss bends between value − ε and value + ε. Choose a smaller ε; with one, the backward pass agrees.</source>
        <translation>这里 ε 太大：损失在“数值 − ε”与“数值 + ε”之间是弯曲的。请选更小的 ε；那样反向传播与斜率一致。</translation>
    </message>
    <message numerus="yes">
        <source>ε is too large in %1 of %n cell(s), where the loss bends within ±ε. Choose a smaller ε; with one, the backward pass agrees there, too.</source>
        <translation>
            <numerusform>%n 个单元格中有 %1 个的 ε 太大，损失在 ±ε 之内是弯曲的。请选更小的 ε；那样反向传播在那里也一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>where ε is too large</source>
        <translation>ε 太大的单元格</translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleChips</name>
    <message>
        <source>%1
◆ Changed by hand.</source>
        <translation>%1
◆ 手动更改过。</translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleCurve</name>
    <message>
        <source>Values of the sample</source>
        <translation>样本的值</translation>
    </message>
    <message>
        <source>Drag a point, or choose one with Left and Right and move it with Up and Down (with Shift ten times as far).</source>
        <translation>拖动一个点；或用左右键选择，用上下键移动（按住 Shift 时移动十倍）。</translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleEditor</name>
    <message>
        <source>Choose a sample in the list to see and to change it here.</source>
        <translation>在列表中选择一个样本，即可在此查看和修改。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Marks the chosen token as padding: attention then ignores it (Ctrl+P).</source>
        <translation>将所选词元标记为填充：注意力会忽略它（Ctrl+P）。</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Tokens of the sample</source>
        <translation>样本的词元</translation>
    </message>
    <message>
        <source>Choose a token, then type another one, or cycle with Up and Down. Insert, Delete and Ctrl+P (padding) work on the chosen token.</source>
        <translation>选择一个词元，然后输入另一个，或用上下键切换。Insert、Delete 和 Ctrl+P（填充）作用于所选词元。</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Puts a copy of the chosen token before it (Insert).</source>
        <translation>在所选词元之前插入一个副本（Insert）。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Removes the chosen token (Delete).</source>
        <translation>删除所选词元（Delete）。</translation>
    </message>
    <message numerus="yes">
        <source>The sample is as long as the model takes: %n token(s).</source>
        <translation>
            <numerusform>样本已达模型的最大长度：%n 个词元。</numerusform>
        </translation>
    </message>
    <message>
        <source>At least one token that is not padding must stay.</source>
        <translation>至少要保留一个不是填充的词元。</translation>
    </message>
    <message>
        <source>A sample needs at least one token.</source>
        <translation>样本至少需要一个词元。</translation>
    </message>
    <message numerus="yes">
        <source>The model takes %n token(s) at most; this text has more.</source>
        <translation>
            <numerusform>模型最多接受 %n 个词元；此文本更长。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: </source>
        <comment>name of a value, before the value</comment>
        <translation>%1：</translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleOutcome</name>
    <message>
        <source>This sample has no target.</source>
        <translation>此样本没有目标。</translation>
    </message>
    <message>
        <source>The target is of the original sample.</source>
        <translation>目标属于原来的样本。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Prediction and its probability</source>
        <translation>预测及其概率</translation>
    </message>
    <message>
        <source>Not computed yet.</source>
        <translation>尚未计算。</translation>
    </message>
    <message>
        <source>Error (RMSE): %1</source>
        <translation>误差（RMSE）：%1</translation>
    </message>
    <message>
        <source>✓ correct</source>
        <translation>✓ 正确</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ 错误</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>◆ Changes by hand are on.</source>
        <translation>◆ 手动更改正在生效。</translation>
    </message>
    <message>
        <source>Without them the prediction is %1.</source>
        <translation>没有它们时，预测为 %1。</translation>
    </message>
    <message>
        <source>Click to see where it comes from.</source>
        <translation>单击可查看其来历。</translation>
    </message>
    <message>
        <source>Without them: %1.</source>
        <translation>不作更改时：%1。</translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplePicture</name>
    <message>
        <source>Picture of the sample</source>
        <translation>样本的图片</translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleTextField</name>
    <message>
        <source>The sample as text</source>
        <translation>文本形式的样本</translation>
    </message>
    <message>
        <source>The whole sample as text; Enter cuts it into tokens again.</source>
        <translation>整个样本的文本；按 Enter 重新切分为词元。</translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplesDelegate</name>
    <message>
        <source>not predicted yet</source>
        <translation>尚未预测</translation>
    </message>
    <message>
        <source>error (RMSE) %1</source>
        <translation>误差（RMSE）%1</translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <comment>a wrong prediction, and the target</comment>
        <translation>%1 ≠ %2</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>%1/%2 right</source>
        <comment>of the patches of a picture</comment>
        <translation>%1/%2 正确</translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplesModel</name>
    <message>
        <source>%1; target %2; not predicted yet</source>
        <translation>%1；目标 %2；尚未预测</translation>
    </message>
    <message>
        <source>%1; target %2; predicted %3, correct</source>
        <translation>%1；目标 %2；预测 %3，正确</translation>
    </message>
    <message>
        <source>%1; target %2; predicted %3, wrong</source>
        <translation>%1；目标 %2；预测 %3，错误</translation>
    </message>
    <message>
        <source>%1; target %2; predicted %3</source>
        <translation>%1；目标 %2；预测 %3</translation>
    </message>
    <message>
        <source>%1
◆ Edited by hand: the list shows it as it was.</source>
        <translation>%1
◆ 已手工编辑：列表显示的是原来的样本。</translation>
    </message>
    <message>
        <source>%1; target %2; the walk has not come to the prediction</source>
        <translation>%1；目标 %2；逐步浏览尚未到达预测</translation>
    </message>
    <message>
        <source>%1
Flips: %2</source>
        <translation>%1
翻转：%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>a video, how much of it is right</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1; not predicted yet</source>
        <translation>%1；尚未预测</translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplesView</name>
    <message>
        <source>&amp;Mistakes first</source>
        <translation>错误在前(&amp;M)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the samples</source>
        <translation>筛选样本</translation>
    </message>
    <message>
        <source>Shows only the samples whose text, target or prediction contains this.</source>
        <translation>只显示文本、目标或预测中含有此内容的样本。</translation>
    </message>
    <message>
        <source>Sorts wrong predictions first, the most mistaken on top.</source>
        <translation>把错误的预测排在前面，错得最多的在最上面。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Choose a task or open a file to see its samples here.</source>
        <translation>选择任务或打开文件，即可在此查看其样本。</translation>
    </message>
    <message>
        <source>No sample contains what the filter asks for.</source>
        <translation>没有样本符合筛选条件。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown sample(s) correct</source>
        <translation>
            <numerusform>显示的 %n 个样本中 %1 个正确</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n 个样本</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all samples again.</source>
        <translation>重新显示所有样本。</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <comment>why only some samples are listed; click to list all</comment>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>◆ With changes by hand: %1</source>
        <translation>◆ 带手工改动：%1</translation>
    </message>
</context>
<context>
    <name>encoderlab::ScreenshotSeries</name>
    <message>
        <source>The directory %1 cannot be made.</source>
        <translation>无法创建目录 %1。</translation>
    </message>
    <message>
        <source>The picture %1 cannot be written.</source>
        <translation>无法写入图片 %1。</translation>
    </message>
</context>
<context>
    <name>encoderlab::Session</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>The seed, the batch size, the optimizer and the validation share need a new run.</source>
        <translation>更改随机种子、批次大小、优化器或验证比例需要重新开始训练。</translation>
    </message>
</context>
<context>
    <name>encoderlab::StepBar</name>
    <message>
        <source>Steps: forward, loss, backward, update</source>
        <translation>步骤：前向、损失、反向、更新</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>%1 of %2: %3
%4</source>
        <translation>%1 / %2：%3
%4</translation>
    </message>
    <message>
        <source>%1
◆ Here changes by hand are seen.</source>
        <translation>%1
◆ 此处可见手动更改。</translation>
    </message>
</context>
<context>
    <name>encoderlab::StepTimeline</name>
    <message numerus="yes">
        <source>%n step(s)/s</source>
        <translation>
            <numerusform>%n 步/秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Pace of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Jump to a layer</source>
        <translation>跳到某一层</translation>
    </message>
    <message>
        <source>to layer …</source>
        <translation>跳到层…</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Forward, loss, backward and update can be walked step by step once a sample is chosen.</source>
        <translation>选定样本后，可以逐步走过前向、损失、反向和更新。</translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) are computed; walk through them with ← and →.</source>
        <translation>
            <numerusform>全部 %n 步已计算；用 ← 和 → 逐步查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 · %3 · %4</source>
        <translation>%1 / %2 · %3 · %4</translation>
    </message>
</context>
<context>
    <name>encoderlab::TensorPanel</name>
    <message>
        <source>This has no numbers to show.</source>
        <translation>这里没有可显示的数。</translation>
    </message>
    <message>
        <source>%1 is not computed.</source>
        <translation>%1 未计算。</translation>
    </message>
    <message>
        <source>%1 = %2. Click to see where it comes from.</source>
        <translation>%1 = %2。单击可查看其来历。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>encoderlab::TensorText</name>
    <message>
        <source>vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
</context>
<context>
    <name>encoderlab::UpdateView</name>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>first moment</source>
        <translation>一阶矩</translation>
    </message>
    <message>
        <source>second moment</source>
        <translation>二阶矩</translation>
    </message>
    <message>
        <source>corrected rate</source>
        <translation>校正后的学习率</translation>
    </message>
    <message>
        <source>corrected deviation</source>
        <translation>校正后的均方根</translation>
    </message>
    <message>
        <source>step</source>
        <translation>更新量</translation>
    </message>
    <message>
        <source>new weight</source>
        <translation>新权重</translation>
    </message>
    <message>
        <source>&amp;Apply the update</source>
        <translation>应用此更新(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo the update</source>
        <translation>撤销此更新(&amp;U)</translation>
    </message>
    <message>
        <source>Stages from the gradient to the new weight</source>
        <translation>从梯度到新权重的各个阶段</translation>
    </message>
    <message>
        <source>Make this step with all weights.</source>
        <translation>对所有权重执行这一步。</translation>
    </message>
    <message>
        <source>Take weights and the optimizer&apos;s moments back to what they were before the last step.</source>
        <translation>把权重和优化器的矩恢复到上一步之前的状态。</translation>
    </message>
    <message>
        <source>Click a number of a parameter or of its gradient to see how the optimizer updates it.</source>
        <translation>单击参数或其梯度中的一个数，查看优化器如何更新它。</translation>
    </message>
    <message>
        <source>How step %1 updated %2</source>
        <translation>第 %1 步如何更新了 %2</translation>
    </message>
    <message>
        <source>How step %1 will update %2</source>
        <translation>第 %1 步将如何更新 %2</translation>
    </message>
    <message>
        <source>Loss on this batch: %1 before, %2 after; a change of %3.</source>
        <translation>此批次上的损失：更新前 %1，更新后 %2，变化 %3。</translation>
    </message>
    <message>
        <source>Update of a weight</source>
        <translation>权重的更新</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This parameter is frozen: training leaves it as it is.</source>
        <translation>此参数已冻结：训练不会改变它。</translation>
    </message>
    <message>
        <source>Show the &amp;next update</source>
        <translation>查看下一次更新(&amp;N)</translation>
    </message>
    <message>
        <source>Work out the step to come, without making it.</source>
        <translation>算出下一步，但不执行。</translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIf</name>
    <message>
        <source>edit of the sample</source>
        <translation>编辑样本</translation>
    </message>
    <message>
        <source>lifting a change</source>
        <translation>解除一项更改</translation>
    </message>
    <message>
        <source>lifting all changes</source>
        <translation>解除所有更改</translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfCell</name>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>New value of the selected number</source>
        <translation>所选数的新值</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 为 %2。</translation>
    </message>
    <message>
        <source>%1 cannot be set: only what the forward pass computes for this sample can, but for the loss.</source>
        <translation>%1 不能设定：只能设定前向传播为此样本计算的数，损失除外。</translation>
    </message>
    <message>
        <source>Click a number in any view to change it here.</source>
        <translation>在任意视图中单击一个数，即可在这里更改它。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation>“%1”不是数。</translation>
    </message>
    <message>
        <source>The number is this in every sample, whatever the model computes; no gradient passes it.</source>
        <translation>无论模型算出什么，此数在每个样本中都为该值；梯度不经过它。</translation>
    </message>
    <message>
        <source>The weight is this in every sample; the other weights of its row share the rest as before.</source>
        <translation>该权重在每个样本中都为此值；同一行的其他权重按原比例分享余下部分。</translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfPanel</name>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Lift all</source>
        <translation>全部解除</translation>
    </message>
    <message>
        <source>The selected number</source>
        <translation>所选的数</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>Patch from another sample</source>
        <translation>用另一个样本修补</translation>
    </message>
    <message>
        <source>What each head is worth</source>
        <translation>每个头的价值</translation>
    </message>
    <message>
        <source>Prediction: %1 instead of %2.</source>
        <translation>预测：%1，原为 %2。</translation>
    </message>
    <message>
        <source>Changes by hand that are on</source>
        <translation>正在生效的手动更改</translation>
    </message>
    <message>
        <source>Takes the chosen change back (Delete).</source>
        <translation>撤回所选的更改（Delete）。</translation>
    </message>
    <message>
        <source>The model computes as it was made, and the sample is what it was (L).</source>
        <translation>模型按原样计算，样本恢复原状（L）。</translation>
    </message>
    <message>
        <source>Nothing is changed by hand. Switch something off below, click a number and set it, or edit the sample.</source>
        <translation>没有任何手动更改。可在下方关闭某个部分，点击一个数并设定它，或编辑样本。</translation>
    </message>
    <message>
        <source>Prediction: %1, as without changes.</source>
        <translation>预测：%1，与不作更改时相同。</translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfPatch</name>
    <message>
        <source>Use this sample as donor</source>
        <translation>以此样本为供体</translation>
    </message>
    <message>
        <source>Patch the chosen token</source>
        <translation>修补所选词元</translation>
    </message>
    <message>
        <source>Patch all tokens</source>
        <translation>修补所有词元</translation>
    </message>
    <message>
        <source>Tensor that is patched</source>
        <translation>要修补的张量</translation>
    </message>
    <message>
        <source>Choose another sample, a tensor, and the tokens to patch.</source>
        <translation>请选择另一个样本、一个张量和要修补的词元。</translation>
    </message>
    <message>
        <source>The donor is %1.</source>
        <translation>供体为 %1。</translation>
    </message>
    <message>
        <source>A donor is a sample whose numbers are put into another one.</source>
        <translation>供体是把自己的数放入另一个样本的样本。</translation>
    </message>
    <message>
        <source>Choose a token first: click it in any view.</source>
        <translation>请先选择一个词元：在任意视图中单击它。</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfSwitches</name>
    <message>
        <source>Position</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>Norm after the last layer</source>
        <translation>末端归一化</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Without a tick the embedding enters the first layer without its position.</source>
        <translation>不打勾时，嵌入不带位置编码进入第一层。</translation>
    </message>
    <message>
        <source>Without a tick the head reads what the last layer hands on.</source>
        <translation>不打勾时，输出头直接读取最后一层的输出。</translation>
    </message>
    <message>
        <source>Parameter to freeze</source>
        <translation>要冻结的参数</translation>
    </message>
    <message>
        <source>Training leaves a frozen parameter as it is.</source>
        <translation>训练不改变冻结的参数。</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>前馈网络</translation>
    </message>
    <message>
        <source>Norm %1</source>
        <translation>归一化 %1</translation>
    </message>
    <message>
        <source>Residual %1</source>
        <translation>残差连接 %1</translation>
    </message>
    <message>
        <source>Scaling by √(D/H)</source>
        <translation>除以 √(D/H)</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>%1 in layer %2</source>
        <translation>第 %2 层的%1</translation>
    </message>
    <message>
        <source>Parts of each layer; a tick means that the part is on, and Enter changes it</source>
        <translation>各层的组成部分；打勾表示该部分开启，按 Enter 键切换</translation>
    </message>
    <message>
        <source>Rotation by position</source>
        <translation>按位置旋转</translation>
    </message>
</context>
</TS>
