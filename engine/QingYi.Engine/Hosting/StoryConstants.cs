using QingYi.Engine.Compilation;
using QingYi.Engine.Language;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>The constants with which a record was rendered last, or is rendered when it was not delivered yet.</summary>
internal static class StoryConstants
{
    public static ConstantSet Of(CompiledScheme scheme, RecordStory story)
    {
        var at = story.Sent?.At ?? story.Listing.FetchedAt;
        return scheme.Constants(story.Sent?.From ?? at, story.Sent?.To ?? at, story.Sent?.Run ?? "") with { Now = at };
    }
}
