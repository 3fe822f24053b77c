using Microsoft.Extensions.Localization;
using MudBlazor;

namespace QingYi.Web.Shell;

/// <summary>The words of the component library in Chinese; its own English ones otherwise.</summary>
internal sealed class MudTexts : MudLocalizer
{
    private static readonly Dictionary<string, LocalizedText> Words = new(StringComparer.Ordinal)
    {
        ["MudDialog_Close"] = new("Close", "关闭"),
        ["MudSnackbar_Close"] = new("Close", "关闭"),
        ["MudInput_Clear"] = new("Clear", "清除"),
        ["MudInput_Increment"] = new("Increase", "增加"),
        ["MudInput_Decrement"] = new("Decrease", "减少"),
        ["MudChip_Close"] = new("Remove", "移除"),
        ["MudAlert_Close"] = new("Close", "关闭"),
    };

    public override LocalizedString this[string key] =>
        Words.TryGetValue(key, out var text)
            ? new LocalizedString(key, text.ToString())
            : new LocalizedString(key, key, resourceNotFound: true);
}
