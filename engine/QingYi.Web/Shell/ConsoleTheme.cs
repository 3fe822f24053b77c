using MudBlazor;

namespace QingYi.Web.Shell;

/// <summary>Colours and fonts. All pairs of text and background that are used have a contrast of 4.5 at least.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts =
    [
        "-apple-system",
        "BlinkMacSystemFont",
        "Segoe UI",
        "PingFang SC",
        "Microsoft YaHei",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Helvetica",
        "Arial",
        "sans-serif",
    ];

    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = "#1557b0",
                Secondary = "#5b4b8a",
                Background = "#f6f7f9",
                Surface = "#ffffff",
                TextPrimary = "#1b1f24",
                TextSecondary = "#525a66",
                Success = "#1a6e36",
                Warning = "#8a5200",
                Error = "#b3261e",
                Info = "#1557b0",
                LinesDefault = "#d8dce2",
                Divider = "#d8dce2",
                ActionDefault = "#525a66",
            },
            PaletteDark = new PaletteDark
            {
                Primary = "#8ab4f8",
                Secondary = "#c5b3f0",
                Background = "#14171b",
                Surface = "#1d2126",
                TextPrimary = "#e6e8eb",
                TextSecondary = "#a9b1bc",
                PrimaryContrastText = "#10131a",
                Success = "#7cc98f",
                SuccessContrastText = "#10131a",
                Warning = "#f0b35c",
                WarningContrastText = "#10131a",
                Error = "#f2938c",
                ErrorContrastText = "#10131a",
                Info = "#8ab4f8",
                InfoContrastText = "#10131a",
                LinesDefault = "#363c45",
                Divider = "#363c45",
                ActionDefault = "#a9b1bc",
            },
            Typography = new Typography
            {
                Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem" },
                Button = new ButtonTypography
                {
                    FontFamily = Fonts,
                    FontSize = "0.8125rem",
                    TextTransform = "none",
                    LetterSpacing = "0",
                },
            },
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        };
}
