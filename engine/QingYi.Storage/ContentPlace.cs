namespace QingYi.Storage;

/// <summary>The place of a record's content.</summary>
/// <param name="Scheme">The scheme whose page contains it.</param>
/// <param name="Page">The page.</param>
/// <param name="Start">Its first byte in the page.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="WriteBack">The stored part of the target's answer, which is part of the content too.</param>
internal readonly record struct ContentPlace(long Scheme, long Page, int Start, int Length, string? WriteBack);
