<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandText</name>
    <message>
        <source>Times whole training steps: forward, backward, optimizer; the batch is in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration to time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of a sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps to time; medians are printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>OpenBLAS core %1, %n thread(s)</source>
        <translation>
            <numerusform>OpenBLAS core %1, %n thread</numerusform>
            <numerusform>OpenBLAS core %1, %n threads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms a step (forward %2 ms), %3 tokens/s, %4 GFLOP/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 must be a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: %1 [options]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads to compute with; the result is the same with any number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists every task: name, kind, what it teaches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a model on a task or on your own data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on training a saved model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures a model on data that it was not trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes what a model predicts for each row of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves every intermediate and gradient of a batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times whole training steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints the result as one JSON object on the last line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (see encoder-lab %2 --help)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: encoder-lab [FILE]            opens the window, on FILE if given
       encoder-lab COMMAND [options]

Commands:
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves pictures of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
&quot;encoder-lab COMMAND --help&quot; explains a command; --version names the program&apos;s.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder Lab %1
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot; (see encoder-lab --help).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no labels that the predictions could be compared with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures a model on the validation part of its task, or on a file of data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s): loss %1, %2 %3</source>
        <translation>
            <numerusform>%n sample: loss %1, %2 %3</numerusform>
            <numerusform>%n samples: loss %1, %2 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>To beat: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard output cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes what a model predicts for each row of a file, as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data to predict; labels may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes there instead of to standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--json needs --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved %n prediction(s) as %1.</source>
        <translation>
            <numerusform>Saved %n prediction as %1.</numerusform>
            <numerusform>Saved %n predictions as %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes on training a saved model. Without --out the file itself is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps in all, those made included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds weights only; it cannot be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has already made %2 steps, more than the %3 asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuming %1 at step %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no task, and so no data to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not trained on a file of data, so it cannot read %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves every intermediate of a batch, and with targets every gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the trace there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved %n tensor(s) as %1.</source>
        <translation>
            <numerusform>Saved %n tensor as %1.</numerusform>
            <numerusform>Saved %n tensors as %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would be overwritten by the results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Training on %1 with %n thread(s).</source>
        <translation>
            <numerusform>Training on %1 with %n thread.</numerusform>
            <numerusform>Training on %1 with %n threads.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 samples are trained on, %2 are held out for validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task &quot;custom&quot; has nothing to train on; name another with --task or a file with --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of data: text, rows or series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of a text: characters or words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of a row that form one token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the series that the model sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the series that it forecasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do where a value is missing: refuse, skip or mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--task and --data cannot be given together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 belongs to --data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own CSV or TSV file instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes one value of the configuration, for example model.num_layers=4; may be given several times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the data, the weights and the dropout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the model as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3, %4 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, validation loss %2, validation %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the model there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves every step&apos;s measures there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme is &quot;%1&quot;; it must be light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--language is &quot;%1&quot;; it must be en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--size is &quot;%1&quot;; it must be a width and a height such as 1600x1000, from %2x%3 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The window opens one file, but %n are named.</source>
        <translation>
            <numerusform>The window opens one file, but %n is named.</numerusform>
            <numerusform>The window opens one file, but %n are named.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the pictures go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task to train, reverse by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of your own to train on, instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps to train before, 300 by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light (the default) or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the window, 1600x1000 by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--task and --data exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on; see encoder-lab --help for what needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 must be one of %2, not &quot;%3&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 does not apply to data of the kind &quot;%2&quot;, which the model reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was trained on %2, which can only be read again as it was read for training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was trained on %2; only what was held out of it is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data with labels to measure on; of the file that the model was trained on only the part held out is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the model there instead of replacing the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the measures of the steps made now there, not of those before; a file of that name is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data are not those that %1 was trained on; name others with --data or train anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set must be followed by KEY=VALUE, not by &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task to train on; &quot;encoder-lab tasks&quot; lists them. Without --task and --data it is the task of the configuration, or reverse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says where one number of a trace comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--cell must be whole numbers, as in 0,2,5, one for each axis, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says where one number of a trace comes from: the terms that make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the trace, of a gradient as well: grad.NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indices of the number, counted from 0; none for a single number such as loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean absolute error (MAE) %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro F1 %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean IoU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a model and a GRU of about its size, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains a model and a GRU of about its size on the same data, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times a step of both while the sequences double up to this length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to measure both on: the task needs data of which a part is held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: %2 encoder %3, GRU %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder: %1 parameters, %2 ms a step; GRU: %3 parameters, %4 ms a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens: encoder %2 ms a step, GRU %3 ms a step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExperimentFields</name>
    <message>
        <source>pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the tokens become one answer: their mean (padding left out), or an extra learned token, cls, put in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cls token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d_model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that describe one token: the width of the residual stream. Must be a multiple of the number of heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention heads of each layer; each looks for something of its own in d_model ÷ heads dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder layers, one after the other. What one finds, the next can build on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d_ff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the feed-forward&apos;s hidden layer, usually four times d_model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of values set to zero at random while training, against learning by heart. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bend inside the feed-forward: relu cuts negative values off, gelu bends smoothly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>post-norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the norms stand. “As printed” is a widely copied mistake that doubles the branch and loses the input: try it with four layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>final norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more norm after the last layer. Pre-norm needs it; the other blocks end in a norm anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sinusoidal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most tokens a sample may have, the cls token included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How gradients become updates. Adam scales each weight&apos;s step by its recent gradients; SGD does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a step moves the weights. Too large diverges, too small crawls; change it by factors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the previous step SGD keeps going; 0.9 is common, 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly Adam&apos;s mean of the gradients forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beta 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How slowly Adam&apos;s mean of the squared gradients forgets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls every weight towards zero a little at each step. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes during the run: not at all, rising and then falling along a cosine, or dropping at intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm-up steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from zero before the cosine begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two drops of the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at each drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples whose gradients are averaged for one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where training stops by itself; raise it to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where all random numbers start: data, first weights, batches, dropout. The same seed gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients whose norm is larger are shortened to it. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between two measurements on the unseen samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the samples that training never sees, to measure honestly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d_model must be a multiple of the heads: %1 does not divide by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest sample needs at least %1 places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a token&apos;s place is told to the model. Rotary turns queries and keys by it; the others add it to the embedding. Without it, the order of tokens is invisible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotary positions turn a head&apos;s dimensions in pairs: d_model ÷ heads must be even, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recurrent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer between the embedding and the positions. The convolution lets each token see its neighbours (of patches, those around it); the recurrent one, a GRU, reads them one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens in a row the convolution of the stem sees, itself in the middle: an odd number. Of patches, a square with this edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel must be odd, so that a token stands in the middle of what it sees, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>rounding (32-bit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>via %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the key is padding, exp(−∞) = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max s, padding left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ a da over the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean μ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variance σ²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 where u &gt; 0, else 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: no token of the batch reads this row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the mean leaves padding out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: only the cls token is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the target is −100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−1 / n, this is the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patched from another sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the value does not depend on what came before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest = Σ p over the keys that are not pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left = 1 − Σ of the pinned weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left / n: every other weight was 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the others have equal parts, whatever the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is switched off: its output is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attention is switched off: its output is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feed-forward is switched off: its output is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norm is switched off: the value passes through unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The residual is switched off: the branch goes on alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position is switched off: nothing is added to the embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scaling is switched off: nothing is divided by √(D/H).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by hand to %1; the sum would give %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patched from %3 to %1; the sum would give %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned by hand to %1; the softmax would give %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has pinned weights: the others keep their proportions and share what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has weights changed by hand: p is what the softmax had made of the scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rotation is switched off: the value passes through unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the cls token passes the stem by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the stem sees zeros where there is padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the recurrence passes over padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: the state before the first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: no token of the batch has this neighbour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window speaks this language from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wal&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window speaks the chosen language from the next start on: quit Encoder Lab and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NonFiniteText</name>
    <message>
        <source>NaN (not a number)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>infinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minus infinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backward pass of layer %1 made %2 at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update of layer %1 made %2 at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forward pass of layer %1 made %2 at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backward pass made %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update made %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forward pass made %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is so large that its norm is infinite; its largest number is %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient leapt from one step to the next: go back a few steps and clip it, for example to a norm of 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer divided by zero: use a larger epsilon, for example 1e-8, and go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data hold numbers that are too large to compute with: scale them before you train on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the model was changed by hand: lift the interventions and go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight was not finite before the step began, which no setting can mend: reset the training, or open another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such steps are mostly too long: go back a few steps and train on with a tenth of the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunSummary</name>
    <message>
        <source>%1 · %2 × %3 · d_model %4 · %5 · seed %6</source>
        <comment>block · layers × heads · … · parameters · seed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>%Ln parameter</numerusform>
            <numerusform>%Ln parameters</numerusform>
        </translation>
    </message>
    <message>
        <source>A model without a task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleEditText</name>
    <message>
        <source>Number %1 of the sample is %2 instead of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number %1 of token %2 of the sample is %3 instead of %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1 of the sample is %2 instead of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1 of the sample is padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1 of the sample is no padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample is %1 instead of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>◆ and %n more number(s)</source>
        <translation>
            <numerusform>◆ and %n more number</numerusform>
            <numerusform>◆ and %n more numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleFields</name>
    <message>
        <source>Chosen token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the chosen token is: any of the vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which number of each token the curve shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the chosen point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact value of the chosen point, in the data&apos;s own unit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleText</name>
    <message>
        <source>The vocabulary has no “%1”. It has: %2</source>
        <comment>unknown tokens, known tokens</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of this sample: %1 instead of %2 (Δ %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>video of %n frame(s), %1 × %2 pixels</source>
        <translation>
            <numerusform>video of %n frame, %1 × %2 pixels</numerusform>
            <numerusform>video of %n frames, %1 × %2 pixels</numerusform>
        </translation>
    </message>
    <message>
        <source>picture of %1 × %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n patch(es) right</source>
        <translation>
            <numerusform>%1 of %n patch right</numerusform>
            <numerusform>%1 of %n patches right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Add two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every digit of the sum is answered at once, at a place of its own after the equals sign. A digit needs the two digits above it and the carry, which can come from as far as the last digit: that is the hard part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of the longest numbers, leading zeros included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of the shortest numbers; both numbers of a sum have the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unbalanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most pairs of brackets in a sequence, which is twice as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fewest pairs of brackets in a sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kinds of brackets: round, square, curly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every token&apos;s answer is the token itself, which the residual stream carries from the embedding to the head: the task can be learnt without any attention. Compare the block &quot;as_printed&quot;, where the residual is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to be fetched from elsewhere, so the heads stay diffuse, and switching them off costs little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast a noisy sum of sines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens need not be words: here each is one number of a series, projected to a vector. No forecast can be better than the noise, so the loss ends above zero; compare it with the naive forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of values that the model sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of values after them that it forecasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of sines, of random period, phase and amplitude, in a series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>majority class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the most frequent token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention averages, and an average over all tokens is a count. The answer is read from an extra token, &quot;cls&quot;, that collects what the others say; sequences differ in length, so padding must not be counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row of the cls token: it spreads over the whole sequence, and over nothing that is padding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of tokens of a sequence, or of the longest if lengths vary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of tokens of the shortest sequence; lengths vary from it to the longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of different tokens that occur in the sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of different samples that are made, for training and validation together; fewer where so many do not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standard deviation of the normal noise that is added to every value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>odd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity of the first k bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One flipped bit flips the answer, so no bit alone tells anything: the loss stays flat for a while and then falls at once. Every bit more in k makes the wait much longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of bits, from the first, whose parity is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall what followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most pairs of a letter and a number in a sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fewest pairs in a sequence; the number varies from it to the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of letters that are asked for after the pairs, each of them once; all if there are fewer pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of different letters; none occurs in two pairs of a sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of different numbers that can follow a letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse a sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer at one end is the token at the other, so attention must move tokens, by their position and not by what they are. Without positions (&quot;none&quot;) it cannot be learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer at a place depends on all tokens at once: how many of them are smaller decides. The model has to compare and to count, not only to fetch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of the last layer in which the first places attend to small numbers and the last places to large ones, wherever these stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sawtooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell waveforms apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sine, square, triangle or sawtooth, whatever its phase, period and height: one number alone says next to nothing, its neighbours make it a corner, a jump or a slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting brackets is not enough: at no point may more be closed than were opened. An encoder has no stack and has to find out by attention alone. With more types every bracket must also be closed by its own kind, which is much harder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last layer most heads send each answer place to the two digits of its own column, and another to the column to the right of it, where the carry comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of the first layer that do not look alike to both sides: one may look only at what follows, another gather on the first or the last bracket, another on the opening ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bright columns at the right edge: some heads attend to the last few values, which count most, from every place. The others stay broad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of the first layer gather on the first k tokens and leave the others, which do not count; they do so while the loss is falling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of a letter and a number, then some of the letters again: which number followed each? Two layers work together here, one to find where the letter stood, one to fetch the number beside it. The accuracy waits on a plateau, where the model guesses among the numbers it sees, until both are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the first layer a head in which each letter at the end attends to the same letter among the pairs; in the second, it attends to the number beside that one, in nearly all heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heads of the last layer turn from diffuse to a clear antidiagonal: the first token attends to the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heads stay broad, for every value is evidence: there is hardly a place that matters most. A head of the last layer may leave out a value&apos;s own neighbourhood and compare it with values some steps away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bag of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentiment of a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a review praises depends on how its words go together: &quot;not&quot; turns an adjective round, &quot;but&quot; cancels what came before, &quot;very&quot; decides which of two opinions is stronger. Counting words, as the baseline does, cannot tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last layer nearly all words attend to the adjective after the last &quot;but&quot; and to the &quot;nobody&quot; or &quot;not&quot; that turns it round; what stands before the &quot;but&quot; gets next to nothing. A head of the first layer may look for the &quot;but&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most opinions in a sentence, joined by &quot;and&quot; or &quot;but&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of opinions that are negated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of adjectives that are made stronger or weaker by a word before them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of &quot;but&quot; among the words that join two opinions; &quot;but&quot; cancels what came before, &quot;and&quot; weighs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of adjectives that praise, and of those that blame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word-by-word dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate numbers into Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in English words become Chinese numerals, all characters at once. Chinese counts in ten thousands and writes 零 for zeros in between, so words become one character, or two, or none, and every place must work out which words are its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last layer heads become stairs: the first place attends to the first word, the last to the last one, each to the words that its character comes from. In the first layer many heads gather on &quot;thousand&quot;, &quot;hundred&quot; or &quot;and&quot;, which tell how long the number is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of the largest numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits of the smallest numbers; every number of digits is as likely, as long as there are new numbers of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1: with &quot;and&quot;, as in &quot;two hundred and three&quot;; 0: without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest mean and deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity from an accelerometer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three axes at once, 20 times a second: a token is what the device feels at one moment. How strong the movement is tells running from standing, but a flight of stairs or a corner only shows in the course of the curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads of the first layer gather on the low points of the steps, whichever moment attends. When someone turns, some head gathers on the pull to one side in the middle of the turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much people differ in the strength of their movements, and in how the device sits: the standard deviation of the logarithm of the strength.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a drawn digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture is a sequence, too: cut into patches, each of them a token, as the words of a sentence. A patch alone shows a bit of a line; what digit it belongs to is in how the patches lie together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a patch: the picture is tinted by where its head looks. Patches with a line look for the lines that go on from theirs, and leave the empty background alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels a digit is moved at most, in each direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By what share a digit is larger or smaller at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many degrees a digit is turned at most, to either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest mean picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brightness threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>→ right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↓ down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out what moves where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every patch of every frame is told to which mover it belongs: to the one that goes right, left, up or down. They look alike, so that no frame tells them apart: a patch must look at the frames before and after its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a patch on a mover and let the time run: the tint follows the mover through the other frames. A head may look at the frame before, another at the one after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of shapes that move, each in another direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many pixels they move from frame to frame.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TensorText</name>
    <message>
        <source>one number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::Actions</name>
    <message>
        <source>Open &amp;data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on a table of your own: CSV or TSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model that was saved as .safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the model, with all that training on needs, as one .safetensors file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Encoder Lab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until the goal, or pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on one batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train to the end of this pass through the training data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again with the same seed: the same initial weights, the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again with the next seed: other data, other initial weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mistakes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the samples that the model gets wrong before the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the sample above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the sample below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between dark and light colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make all text larger, for a projector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make all text smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all text its usual size again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the window the whole screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panels back to where they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Encoder Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>explanation, key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;back a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last update: weights and optimizer are again what they were before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change to the sample or to the computation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again what was undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lift all changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model compute as it is: all changes to the computation are lifted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train with the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the changes to the computation hold while training, too, for every sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rove this gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge the chosen number both ways and hold the slope of the loss against its gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk to the first op of the forward pass; nothing after it is computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One op &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last step of the walk back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk on by itself, at the chosen pace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;op on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk on by one op: forward, loss, backward, then the updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk to the end of the training step: everything is computed and updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End the walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything as computed again, as while training runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the gradients of the loss in place of the values.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ActivationText</name>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit of the feed-forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dimension of the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in output &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in dimension %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding: this does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from &quot;%2&quot; to &quot;%3&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at token %2, &quot;%3&quot;, in output &quot;%4&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at token %2, &quot;%3&quot;, in dimension %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ActivationView</name>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the tensor, or the gradient of the loss with respect to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of the colours: of this tensor alone, or one for all tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the chosen tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distribution appears here once the tensor is computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every intermediate of the chosen sample can be seen here once a sample is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a cell to read its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gradient: this sample has no target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed: this needs a sample with a target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tensor was not computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed yet: walk on until it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::AttentionGrid</name>
    <message>
        <source>Attention of all heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attention of every head in every layer appears here once a sample is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2: not computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::AttentionMap</name>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the mask and the softmax: each row sums to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QKᵀ / √(D/H), before the mask and the softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the attention map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention of the chosen head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attention of one head, token by token, appears here once a sample is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◆ Layer %1, head %2, changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a cell to read it; click it to choose its token and to see where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::AttentionText</name>
    <message>
        <source>&quot;%1&quot; is padding: no token attends to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is padding: what it attends to does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed from &quot;%1&quot; to &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from &quot;%2&quot; to &quot;%3&quot; (token %4 to token %5)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::BackdropText</name>
    <message>
        <source>layer %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>multi-head self-attention · head %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual stream: what every block adds to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no residual stream: every block&apos;s output is doubled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::CellText</name>
    <message>
        <source>layer %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1 · head %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ChangeSign</name>
    <message>
        <source>Click to see what is changed by hand, and to lift it (L lifts all). Ctrl+L lets training compute with the changes to the computation; those to a sample are of this sample alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◆ training will use changes by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>◆ %n change(s) by hand · training uses none</source>
        <translation>
            <numerusform>◆ %n change by hand · training does not use it</numerusform>
            <numerusform>◆ %n changes by hand · training uses none</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◆ %n change(s) by hand · training uses them</source>
        <translation>
            <numerusform>◆ %n change by hand · training uses it</numerusform>
            <numerusform>◆ %n changes by hand · training uses them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◆ %n change(s) by hand · training uses %1 of them</source>
        <translation>
            <numerusform>◆ %n change by hand · training uses %1 of them</numerusform>
            <numerusform>◆ %n changes by hand · training uses %1 of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::ClassTableModel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the unseen targets are of this class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what was predicted as this class, the share that is. “–”: it was never predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what is of this class, the share that was predicted so. “–”: it does not occur.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall. “–”: the class neither occurs nor was predicted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::CodeLine</name>
    <message>
        <source>The same in PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the line of PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ConfusionView</name>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <comment>rows of the confusion matrix</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <comment>columns of the confusion matrix</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix of the unseen samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample is held out of training: choose a validation share to have something to measure on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a task or open data to train on: what the model takes for what is measured on unseen samples, and appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model predicts numbers, so there are no classes that it could take for each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no target of any unseen sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” was recognised %n time(s), %2 of its targets.</source>
        <translation>
            <numerusform>“%1” was recognised %n time, %2 of its targets.</numerusform>
            <numerusform>“%1” was recognised %n times, %2 of its targets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was taken for “%2” %n time(s), %3 of its targets.</source>
        <translation>
            <numerusform>“%1” was taken for “%2” %n time, %3 of its targets.</numerusform>
            <numerusform>“%1” was taken for “%2” %n times, %3 of its targets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is “%1”, predicted “%2” after step %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is “%1”, predicted “%2” after step %3 (%4 of %5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 classes are not compared with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: RMSE %2, MAE %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
To beat: RMSE %2, %3</source>
        <comment>errors, those of the baseline, its name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: exact match %2, macro F1 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: accuracy %2, macro F1 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n unseen sample(s). The macro F1 is the mean F1 of the classes.</source>
        <translation>
            <numerusform>Measured on %n unseen sample. The macro F1 is the mean F1 of the classes.</numerusform>
            <numerusform>Measured on %n unseen samples. The macro F1 is the mean F1 of the classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n unseen sample(s).</source>
        <translation>
            <numerusform>Measured on %n unseen sample.</numerusform>
            <numerusform>Measured on %n unseen samples.</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1: mean IoU %2, macro F1 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ControlStrip</name>
    <message>
        <source>Progress towards the step goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy, unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>step and step goal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error (RMSE), unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact match, unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss, smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on the unseen samples after step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the guess “%1” reaches on the unseen samples: a model that does no better has learnt nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean IoU, unseen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::CurvesView</name>
    <message>
        <source>&amp;log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves appear here as soon as training has made its first steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which curve is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic scale: equal factors are equally far apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel zooms, dragging pans, a double click shows the whole run again. Keys: arrows, + and −, 0; Shift and an arrow reads the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error (RMSE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy, exact match (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples, unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training: not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training: not a finite number here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unseen %1 (step %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy, mean IoU (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean IoU, unseen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::DataChoices</name>
    <message>
        <source>&amp;Kind of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a sample of this file is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text → label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of numbers → label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One long series → forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Te&amp;xt column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column that the model reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column that the model learns to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;okens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the text is cut into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Values per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many neighbouring numbers of a row form one token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Val&amp;ue column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column whose next values the model learns to forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many values the model sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Horizon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many values after the window the model forecasts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Missing values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to a row that lacks a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the mean of the column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::EncoderMap</name>
    <message>
        <source>values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the tensors, or gradients of the loss with respect to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit: the whole model where it can be read so small, else its height (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (+); a double click on an op, or Enter, goes to its numbers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::EncoderMapStrip</name>
    <message>
        <source>Parts of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::EncoderMapView</name>
    <message>
        <source>Encoder map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder appears here, op by op, once a sample is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::Examiner</name>
    <message>
        <source>There is nothing to ask yet: the sample is still being computed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ExperimentPanel</name>
    <message>
        <source>Task options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New model with these values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 From %2 to %3.</source>
        <comment>explanation of a field, and its range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only whole numbers from %1 to %2 are taken here; %3 stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only numbers from %1 to %2 are taken here; %3 stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Needs a new model.</source>
        <comment>explanation of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples to train on, %2 unseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ These values make no model: see above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Changed values wait for a new model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◇ marks what needs a new model; the rest changes at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ●</source>
        <comment>a field that was changed and waits for a new model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ◇</source>
        <comment>a field that needs a new model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ %1</source>
        <comment>what is wrong with a value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field to read what it does.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ExperimentStarter</name>
    <message>
        <source>The new experiment begins with a new model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next seed begins with a new model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that you open takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset begins again with the initial weights.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ExperimentTaskChooser</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the encoder learns: a generated task, or a file of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model without a task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::FormulaLabel</name>
    <message>
        <source>Formula: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy formula as &amp;TeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy formula as te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::GradientNormsView</name>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large the gradient of each parameter is appears here after the first step of training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of %1 had the norm %2 in step %3. Click to see where its largest number, by this sample, comes from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::HeadRankingView</name>
    <message>
        <source>Rank heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches each head off in turn over the unseen samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads, the most harmful to lose first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every head is being switched off in turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each head is worth appears here: the unseen samples are judged without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a head to see the samples whose prediction flips without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this head no prediction flips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Without this head %n prediction(s) flip.</source>
        <translation>
            <numerusform>Without this head %n prediction flips.</numerusform>
            <numerusform>Without this head %n predictions flip.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): error %2 as it is.</source>
        <translation>
            <numerusform>At step %1, over %n unseen sample: error %2 as it is.</numerusform>
            <numerusform>At step %1, over %n unseen samples: error %2 as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): exact match %2 % as it is.</source>
        <translation>
            <numerusform>At step %1, over %n unseen sample: exact match %2 % as it is.</numerusform>
            <numerusform>At step %1, over %n unseen samples: exact match %2 % as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): accuracy %2 % as it is.</source>
        <translation>
            <numerusform>At step %1, over %n unseen sample: accuracy %2 % as it is.</numerusform>
            <numerusform>At step %1, over %n unseen samples: accuracy %2 % as it is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Out of date, the model is another now: rank again. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>percentage points</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At step %1, over %n unseen sample(s): mean IoU %2 % as it is.</source>
        <translation>
            <numerusform>At step %1, over %n unseen sample: mean IoU %2 % as it is.</numerusform>
            <numerusform>At step %1, over %n unseen samples: mean IoU %2 % as it is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Δ mean IoU</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::Histogram</name>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean %1 · std %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min %1 · max %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n number(s), %1 exactly zero</source>
        <translation>
            <numerusform>%n number, %1 exactly zero</numerusform>
            <numerusform>%n numbers, %1 exactly zero</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not a finite number</source>
        <translation>
            <numerusform>%n not a finite number</numerusform>
            <numerusform>%n not finite numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::InterventionText</name>
    <message>
        <source>Head %1 of layer %2 is off: its output is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attention of layer %1 is off: it adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feed-forward of layer %1 is off: it adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norm after the last layer is off: it hands on its input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm %1 of layer %2 is off: it hands on its input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual %1 of layer %2 is off: only its branch goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position is off: the embedding enters as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scaling of layer %1 is off: scores are not divided by √(D/H).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is frozen: training leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set to %2, in every sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In head %1 of layer %2, token %3 gives token %4 the weight %5, in every sample; the others share the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) of %1 come from the sample %2, in every sample.</source>
        <translation>
            <numerusform>%n token of %1 comes from the sample %2, in every sample.</numerusform>
            <numerusform>%n tokens of %1 come from the sample %2, in every sample.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rotation of layer %1 is off: queries and keys do not know their position.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::Investigation</name>
    <message>
        <source>Choose a number first: click on any cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot be trained here, so there is no update to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause training to see the update of one weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number of a parameter, or of its gradient: only parameters are updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step cannot be worked out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next step cannot be worked out: it meets a number that is not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on training goes on without changes by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on training goes on with changes by hand: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::LedgerModel</name>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::LedgerView</name>
    <message>
        <source>◀ Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the number that was explained before this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Prove its gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms that the chosen number was summed from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the sum as lines of text, with all digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the sum as an align* environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge this number by ±ε and hold the slope of the loss against the backward pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set this number by hand and see what follows from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sums behind a number appear here once a sample is traced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click any number, or press Enter on it, to see the sum that it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not computed yet: walk on until it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a parameter: it is learned, not computed. Its gradient and its update can be explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is given by the sample; nothing computes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where %1 = %2 comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a number comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the chosen sample alone, dropout off; an update uses that of a whole batch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::MainWindow</name>
    <message>
        <source>The new experiment is being made; the old one stays until it is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model names no task, so it can be looked at but not trained here; its sample is made up and can be edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that this model was trained on is not where it was, so the model can be looked at but not trained here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that this model was trained on has other tokens or classes now, so the model can be looked at but not trained here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*]</source>
        <comment>window title</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate became %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the window gives it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Encoder Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder Lab %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A desktop laboratory for learning how a Transformer encoder works.

Free software under the GNU General Public License, version 3 or later; it comes with no warranty.

Built with Qt %1, which runs as version %2, and with QCustomPlot, Armadillo and OpenBLAS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flipped without head %1 of layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>prediction before and after</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::MapText</name>
    <message>
        <source>%1, within ±%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2
This needs a sample with a target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)
%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)
%3
Waits for another stream of gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)
%3
Not computed yet: walk on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2. Click to see where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ModelDocument</name>
    <message>
        <source>Save model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved model</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This model was trained for %Ln step(s) and is not saved.</source>
        <translation>
            <numerusform>This model was trained for %Ln step and is not saved.</numerusform>
            <numerusform>This model was trained for %Ln steps and is not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::NonFiniteCard</name>
    <message>
        <source>Why training stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last steps; the last row is the step that failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Training stopped at step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Back %n step(s)</source>
        <translation>
            <numerusform>&amp;Back %n step</numerusform>
            <numerusform>&amp;Back %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>encoderlab::OpPanel</name>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how this op computes its output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how this op hands the gradient back to what it read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its gradient %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upstream %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1 · head %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sample has no target, so there is no loss and no gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete: another stream of gradient is still to be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed yet: the backward pass has not come this far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed yet: the forward pass has not come this far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The op that is chosen in the map appears here with its formula and its numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dX stands for ∂L/∂X, the gradient of the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the batch is being worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All numbers are of the chosen sample alone, which training does not see; dropout is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All numbers are of the chosen sample alone; dropout is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The gradient is that of training step %1: of its batch of %n sample(s), without dropout.</source>
        <translation>
            <numerusform>The gradient is that of training step %1: of its batch of %n sample, without dropout.</numerusform>
            <numerusform>The gradient is that of training step %1: of its batch of %n samples, without dropout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The gradient is that of training step %1: of its batch of %n sample(s), with dropout %2.</source>
        <translation>
            <numerusform>The gradient is that of training step %1: of its batch of %n sample, with dropout %2.</numerusform>
            <numerusform>The gradient is that of training step %1: of its batch of %n samples, with dropout %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::OpText</name>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward · %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward · %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::OpenDataDialog</name>
    <message>
        <source>%1
(text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
(label)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
(value)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train on this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be used in this way:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message>
        <source>This was understood of the file (%1, %2). Correct what is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::Panels</name>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::PictureEditor</name>
    <message>
        <source>Frame of the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the tint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the picture is tinted by the attention of the chosen patch in the chosen head: bright where it looks, dark where it does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes of the patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted classes fill their patches, those of the target frame them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The left mouse button draws pixels of the brush&apos;s value, the right one erases them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value that the mouse draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tinted by where the chosen token looks in layer %1, head %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a patch: the picture is then tinted by where it looks in the chosen head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1, column %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ProofView</name>
    <message numerus="yes">
        <source>A kink: the nudge pushes %n input(s) of a relu across 0 (%1), where there is no slope.</source>
        <translation>
            <numerusform>A kink: the nudge pushes %n input of a relu across 0 (%1), where there is no slope.</numerusform>
            <numerusform>A kink: the nudge pushes %n inputs of a relu across 0 (%1), where there is no slope.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ The backward pass agrees with the measured slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Both are zero, as far as the rounding of the loss lets one tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ The backward pass disagrees with the measured slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>✓ The backward pass agrees with the measured slope in all of %n cell(s).</source>
        <translation>
            <numerusform>✓ The backward pass agrees with the measured slope in %n cell.</numerusform>
            <numerusform>✓ The backward pass agrees with the measured slope in all of %n cells.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ The backward pass disagrees with the measured slope in %1 of %n cell(s).</source>
        <translation>
            <numerusform>✗ The backward pass disagrees with the measured slope in %1 of %n cell.</numerusform>
            <numerusform>✗ The backward pass disagrees with the measured slope in %1 of %n cells.</numerusform>
        </translation>
    </message>
    <message>
        <source>ε = 10^</source>
        <comment>followed by a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the number is nudged, as a power of ten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute the loss with this number ε lower and ε higher, in double precision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the same for cells of the tensor that are drawn at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured slope and backpropagated gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss with value − ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss with value + ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured slope: their difference / 2ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backpropagated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relative error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounding of the slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cells tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median relative error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at a kink of a relu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its measured slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its backpropagated gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its relative error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient of the loss with respect to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove a gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it: the number is nudged by ±ε, and the slope of the loss must be its gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a number in the op panel; then its gradient can be proved here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Prove the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove the &amp;tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every cell that was tried sits at a kink of a relu, where there is no slope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nudge is lost in the rounding of this number: choose a larger ε.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nudge is lost in the rounding of the numbers that were tried: choose a larger ε.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nudge lost in the rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε is too large here: the loss bends between value − ε and value + ε. Choose a smaller ε; with one, the backward pass agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>ε is too large in %1 of %n cell(s), where the loss bends within ±ε. Choose a smaller ε; with one, the backward pass agrees there, too.</source>
        <translation>
            <numerusform>ε is too large in %1 of %n cell, where the loss bends within ±ε. Choose a smaller ε; with one, the backward pass agrees there, too.</numerusform>
            <numerusform>ε is too large in %1 of %n cells, where the loss bends within ±ε. Choose a smaller ε; with one, the backward pass agrees there, too.</numerusform>
        </translation>
    </message>
    <message>
        <source>where ε is too large</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleChips</name>
    <message>
        <source>%1
◆ Changed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleCurve</name>
    <message>
        <source>Values of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a point, or choose one with Left and Right and move it with Up and Down (with Shift ten times as far).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleEditor</name>
    <message>
        <source>Choose a sample in the list to see and to change it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks the chosen token as padding: attention then ignores it (Ctrl+P).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a token, then type another one, or cycle with Up and Down. Insert, Delete and Ctrl+P (padding) work on the chosen token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts a copy of the chosen token before it (Insert).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the chosen token (Delete).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The sample is as long as the model takes: %n token(s).</source>
        <translation>
            <numerusform>The sample is as long as the model takes: %n token.</numerusform>
            <numerusform>The sample is as long as the model takes: %n tokens.</numerusform>
        </translation>
    </message>
    <message>
        <source>At least one token that is not padding must stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample needs at least one token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The model takes %n token(s) at most; this text has more.</source>
        <translation>
            <numerusform>The model takes %n token at most; this text has more.</numerusform>
            <numerusform>The model takes %n tokens at most; this text has more.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: </source>
        <comment>name of a value, before the value</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleOutcome</name>
    <message>
        <source>This sample has no target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target is of the original sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction and its probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error (RMSE): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◆ Changes by hand are on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without them the prediction is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to see where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without them: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplePicture</name>
    <message>
        <source>Picture of the sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SampleTextField</name>
    <message>
        <source>The sample as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole sample as text; Enter cuts it into tokens again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplesDelegate</name>
    <message>
        <source>not predicted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error (RMSE) %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <comment>a wrong prediction, and the target</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 right</source>
        <comment>of the patches of a picture</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplesModel</name>
    <message>
        <source>%1; target %2; not predicted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; target %2; predicted %3, correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; target %2; predicted %3, wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; target %2; predicted %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
◆ Edited by hand: the list shows it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; target %2; the walk has not come to the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Flips: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>a video, how much of it is right</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; not predicted yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::SamplesView</name>
    <message>
        <source>&amp;Mistakes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the samples whose text, target or prediction contains this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorts wrong predictions first, the most mistaken on top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a task or open a file to see its samples here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample contains what the filter asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown sample(s) correct</source>
        <translation>
            <numerusform>%1 of %n shown sample correct</numerusform>
            <numerusform>%1 of %n shown samples correct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all samples again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <comment>why only some samples are listed; click to list all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◆ With changes by hand: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::ScreenshotSeries</name>
    <message>
        <source>The directory %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture %1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::Session</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed, the batch size, the optimizer and the validation share need a new run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::StepBar</name>
    <message>
        <source>Steps: forward, loss, backward, update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2: %3
%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
◆ Here changes by hand are seen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::StepTimeline</name>
    <message numerus="yes">
        <source>%n step(s)/s</source>
        <translation>
            <numerusform>%n step/s</numerusform>
            <numerusform>%n steps/s</numerusform>
        </translation>
    </message>
    <message>
        <source>Pace of playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump to a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to layer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward, loss, backward and update can be walked step by step once a sample is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) are computed; walk through them with ← and →.</source>
        <translation>
            <numerusform>The %n step is computed; walk through it with ← and →.</numerusform>
            <numerusform>All %n steps are computed; walk through them with ← and →.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 · %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::TensorPanel</name>
    <message>
        <source>This has no numbers to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2. Click to see where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::TensorText</name>
    <message>
        <source>vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::UpdateView</name>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages from the gradient to the new weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this step with all weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take weights and the optimizer&apos;s moments back to what they were before the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a number of a parameter or of its gradient to see how the optimizer updates it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How step %1 updated %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How step %1 will update %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on this batch: %1 before, %2 after; a change of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update of a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This parameter is frozen: training leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;next update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work out the step to come, without making it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIf</name>
    <message>
        <source>edit of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lifting a change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lifting all changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfCell</name>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New value of the selected number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be set: only what the forward pass computes for this sample can, but for the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a number in any view to change it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is this in every sample, whatever the model computes; no gradient passes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight is this in every sample; the other weights of its row share the rest as before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfPanel</name>
    <message>
        <source>Lift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch from another sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each head is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction: %1 instead of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes by hand that are on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the chosen change back (Delete).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model computes as it was made, and the sample is what it was (L).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed by hand. Switch something off below, click a number and set it, or edit the sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction: %1, as without changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfPatch</name>
    <message>
        <source>Use this sample as donor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch the chosen token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch all tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor that is patched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another sample, a tensor, and the tokens to patch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The donor is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A donor is a sample whose numbers are put into another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a token first: click it in any view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>encoderlab::WhatIfSwitches</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm after the last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a tick the embedding enters the first layer without its position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a tick the head reads what the last layer hands on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter to freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training leaves a frozen parameter as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaling by √(D/H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of each layer; a tick means that the part is on, and Enter changes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation by position</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
