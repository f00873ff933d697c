namespace Threads.Machine;

/// <summary>Lays a figure out as a picture: addresses, page table, frames, and the same mirrored for the second process.</summary>
public static class FigureDrawing
{
    private const int Margin = 24;
    private const int RowHeight = 26;
    private const int Baseline = 18;
    private const int AddressWidth = 210;
    private const int TableWidth = 190;
    private const int FrameWidth = 150;
    private const int Gap = 46;
    private const int FrameX = Margin + AddressWidth + Gap + TableWidth + (2 * Gap);
    private const int Width = (2 * FrameX) + FrameWidth;
    private const int Top = 84;
    private const int LettersOfANote = 145;

    private const string Shared = "#ffe9a8";
    private const string Private = "#e6eef8";
    private const string Table = "#f4f4f4";
    private const string Absent = "#ffffff";

    /// <summary>The picture of a figure.</summary>
    public static Drawing Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new Layout(figure).Draw();
    }

    private sealed class Layout(Figure figure)
    {
        private readonly List<DrawnBox> _boxes = [];
        private readonly List<DrawnArrow> _arrows = [];
        private readonly List<DrawnLabel> _labels = [];
        private readonly Dictionary<int, int> _frameTops = [];

        public Drawing Draw()
        {
            _labels.Add(new DrawnLabel(Margin, 30, figure.Title, IsStrong: true));
            var bottom = DrawFrames();
            var next = new[] { Top, Top };
            for (var process = 0; process < figure.Processes.Count; process++)
            {
                next[process % 2] = DrawProcess(figure.Processes[process], process % 2 == 1, next[process % 2]) + RowHeight;
                bottom = Math.Max(bottom, next[process % 2]);
            }

            foreach (var line in figure.Notes.Append(Figure.Legend).SelectMany(Lines))
            {
                bottom += RowHeight - 4;
                _labels.Add(new DrawnLabel(Margin, bottom, line));
            }

            return new Drawing(Width, bottom + Margin, figure.Title, _boxes, _arrows, _labels);
        }

        private static IEnumerable<string> Lines(string note)
        {
            while (note.Length > LettersOfANote && note.LastIndexOf(' ', LettersOfANote) is > 0 and var space)
            {
                yield return note[..space];
                note = note[(space + 1)..];
            }

            yield return note;
        }

        private int DrawFrames()
        {
            _labels.Add(new DrawnLabel(FrameX, Top - 14, "physical memory", IsStrong: true));
            var y = Top;
            foreach (var frame in figure.Frames)
            {
                _frameTops[frame.Number] = y;
                _boxes.Add(new DrawnBox(FrameX, y, FrameWidth, RowHeight, frame.IsShared ? Shared : Private));
                _labels.Add(new DrawnLabel(FrameX + 8, y + Baseline, $"{frame.Number,3}  {frame.What}"));
                y += RowHeight;
            }

            return y;
        }

        private int DrawProcess(FigureProcess process, bool isRight, int top)
        {
            var addressX = isRight ? Width - Margin - AddressWidth : Margin;
            var tableX = isRight ? addressX - Gap - TableWidth : addressX + AddressWidth + Gap;
            _labels.Add(new DrawnLabel(addressX, top - 14, process.Name, IsStrong: true));
            _labels.Add(new DrawnLabel(tableX, top - 14, "page table", IsStrong: true));
            var y = top;
            foreach (var page in process.Pages)
            {
                DrawPage(page, isRight, addressX, tableX, y);
                y += RowHeight;
            }

            return y + RowHeight;
        }

        private void DrawPage(FigurePage page, bool isRight, int addressX, int tableX, int y)
        {
            var hasFrame = page.Entry.Frame >= 0;
            var fill = !hasFrame ? Absent : figure.Frames.Any(frame => frame.Number == page.Entry.Frame && frame.IsShared) ? Shared : Private;
            _boxes.Add(new DrawnBox(addressX, y, AddressWidth, RowHeight, fill));
            _labels.Add(new DrawnLabel(addressX + 8, y + Baseline, $"{page.AddressText}  {page.What}"));
            if (!hasFrame)
            {
                _labels.Add(new DrawnLabel(tableX + 8, y + Baseline, page.Pages == 1 ? "no frame yet" : $"{page.Pages} pages, no frame yet"));
                return;
            }

            var middle = y + (RowHeight / 2);
            _boxes.Add(new DrawnBox(tableX, y, TableWidth, RowHeight, Table));
            _labels.Add(new DrawnLabel(tableX + 8, y + Baseline, $"{page.Entry.Frame,3}  {page.Entry}"));
            _arrows.Add(isRight ? new DrawnArrow(addressX, middle, tableX + TableWidth, middle) : new DrawnArrow(addressX + AddressWidth, middle, tableX, middle));
            var frameMiddle = _frameTops[page.Entry.Frame] + (RowHeight / 2);
            _arrows.Add(isRight ? new DrawnArrow(tableX, middle, FrameX + FrameWidth, frameMiddle) : new DrawnArrow(tableX + TableWidth, middle, FrameX, frameMiddle));
        }
    }
}
