namespace QingYi.Engine.Values;

/// <summary>One way on from a level of a record along a path.</summary>
/// <param name="Node">The name to take.</param>
/// <param name="Element">The element to take when the level is an array; -1: the name is no number.</param>
/// <param name="Next">The ways on from there, longest name first; empty at the path's end.</param>
/// <param name="InElement">The ways on from the element that <paramref name="Element"/> takes.</param>
internal sealed record PathStep(PathNode Node, int Element, PathStep[] Next, PathStep[] InElement)
{
    public bool IsEnd => Next.Length == 0;
}
