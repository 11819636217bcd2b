"""The picture of tests/bench/scaling.sh: panels with logarithmic axes, drawn as SVG."""
import math

# Series, measure, title, what the axis measures.
PANELS = [
    ("length", "ms", "Step over length T", "ms"),
    ("d_model", "ms", "Step over d_model", "ms"),
    ("num_layers", "ms", "Step over layers L", "ms"),
    ("batch", "ms", "Step over batch B", "ms"),
    ("threads", "ms", "Step over threads", "ms"),
    ("d_model", "bytes_per_parameter", "Parameters over d_model", "bytes each"),
    ("length", "activation_bytes_per_token", "Activations over length T", "bytes a token"),
    ("d_model", "activation_bytes_per_token", "Activations over d_model", "bytes a token"),
    ("num_layers", "activation_bytes_per_token", "Activations over layers L", "bytes a token"),
]
COLUMNS = 3
PANEL_WIDTH, PANEL_HEIGHT = 380, 290
LEFT, TOP, RIGHT, BOTTOM = 68, 40, 16, 34  # around the axes of a panel
HEADER = 56
MEASURED, ARITHMETIC, UNEXPLAINED = "#1f5fa8", "#555555", "#c03020"


class LogAxis:
    """From a range of values to one of pixels."""

    def __init__(self, values, first, last):
        low, high = math.log10(min(values)), math.log10(max(values))
        margin = max(0.06 * (high - low), (1.2 - (high - low)) / 2 if high - low < 1 else 0)
        self.low, self.high = low - margin, high + margin
        self.first, self.last = first, last

    def __call__(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)

    def ticks(self):
        """Powers of ten, with 2 and 5 between them where there are few."""
        decades = range(math.floor(self.low), math.ceil(self.high) + 1)
        digits = [1, 2, 5] if self.high - self.low < 2.5 else [1]
        values = [digit * 10.0 ** decade for decade in decades for digit in digits]
        return [value for value in values if self.low <= math.log10(value) <= self.high]


def text(x, y, content, anchor="middle", size=12, colour="#222222", weight="normal"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"'
            f' font-weight="{weight}">{content}</text>')


def line(x1, y1, x2, y2, colour, extra=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" {extra}/>'


def polyline(points, colour, extra=""):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" {extra}/>'


def marker(x, y, unexplained):
    if unexplained:
        return f'<path d="M{x - 6:.1f} {y + 5:.1f} h12 l-6 -11 z" fill="{UNEXPLAINED}"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{MEASURED}"/>'


def panel(rows, name, measure, title, unit, limit):
    right, bottom = PANEL_WIDTH - RIGHT, PANEL_HEIGHT - BOTTOM
    expected = f"{measure}_arithmetic"
    x = LogAxis([row[name] for row in rows], LEFT, right)
    y = LogAxis([row[column] for row in rows for column in (measure, expected)], bottom, TOP)
    parts = [text(LEFT, TOP - 14, f"{title}, {unit}", "start", 13, weight="bold")]
    for row in rows:
        parts.append(line(x(row[name]), TOP, x(row[name]), bottom, "#eeeeee"))
        parts.append(text(x(row[name]), bottom + 18, row[name]))
    for tick in y.ticks():
        parts.append(line(LEFT, y(tick), right, y(tick), "#dddddd"))
        parts.append(text(LEFT - 8, y(tick) + 4, f"{tick:,.10g}", "end"))
    parts.append(polyline([(x(row[name]), y(row[expected])) for row in rows], ARITHMETIC, 'stroke-dasharray="6 4"'))
    parts.append(polyline([(x(row[name]), y(row[measure])) for row in rows], MEASURED))
    parts += [marker(x(row[name]), y(row[measure]), row[f"{measure}_growth"] > limit) for row in rows]
    parts.append(f'<rect x="{LEFT}" y="{TOP}" width="{right - LEFT}" height="{bottom - TOP}" fill="none"'
                 ' stroke="#888888"/>')
    return "\n".join(parts)


def legend(limit):
    y = HEADER - 24
    return "\n".join([
        polyline([(LEFT, y), (LEFT + 34, y)], MEASURED), marker(LEFT + 17, y, False),
        text(LEFT + 42, y + 4, "measured", "start"),
        polyline([(LEFT + 140, y), (LEFT + 174, y)], ARITHMETIC, 'stroke-dasharray="6 4"'),
        text(LEFT + 182, y + 4, "what the arithmetic makes of the best of the series", "start"),
        marker(LEFT + 530, y, True),
        text(LEFT + 544, y + 4, f"over {limit:g} times that", "start")])


def draw(series, limit):
    """`series`: name -> rows with the columns of PANELS, their `…_arithmetic` and `…_growth`."""
    width, height = COLUMNS * PANEL_WIDTH, HEADER + math.ceil(len(PANELS) / COLUMNS) * PANEL_HEIGHT
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
             f' height="{height}" font-family="DejaVu Sans, sans-serif">',
             f'<rect width="{width}" height="{height}" fill="white"/>', legend(limit)]
    for i, (name, measure, title, unit) in enumerate(PANELS):
        parts.append(f'<g transform="translate({i % COLUMNS * PANEL_WIDTH} {HEADER + i // COLUMNS * PANEL_HEIGHT})">')
        parts.append(panel(series[name], name, measure, title, unit, limit))
        parts.append("</g>")
    return "\n".join(parts + ["</svg>", ""])
