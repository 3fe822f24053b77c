namespace QingYi.Web.Schemes;

/// <summary>The pages of schemes.</summary>
internal static class SchemeTexts
{
    public static LocalizedText Scheme => new("Scheme", "方案");

    public static LocalizedText State => new("State", "状态");

    public static LocalizedText Schedule => new("Schedule", "计划");

    public static LocalizedText Next => new("Next run", "下次运行");

    public static LocalizedText LastRun => new("Last run", "上次运行");

    public static LocalizedText Backlog => new("Backlog", "积压");

    public static LocalizedText Filter => new("Filter by name or file", "按名称或文件筛选");

    public static LocalizedText All => new("all", "全部");

    public static LocalizedText NeedsPerson => new("needs somebody", "需要处理");

    public static LocalizedText RunningNow => new("running", "运行中");

    public static LocalizedText Paused => new("paused", "已暂停");

    public static LocalizedText Ready => new("ready", "就绪");

    public static LocalizedText HasErrors => new("file has errors", "文件有错");

    public static LocalizedText NotUsable => new("not usable", "不可用");

    public static LocalizedText NoSchedule => new("by hand or by events", "手动或事件");

    public static LocalizedText Never => new("not since the host started", "主机启动以来没有");

    public static LocalizedText None => new("No scheme fits the filter.", "没有符合筛选的方案。");

    public static LocalizedText RunNow => new("Run now", "立即运行");

    public static LocalizedText Stop => new("Stop", "停止");

    public static LocalizedText Pause => new("Pause", "暂停");

    public static LocalizedText Resume => new("Resume", "恢复");

    public static LocalizedText BackFill => new("Back-fill…", "补数……");

    public static LocalizedText BackFillHelp(string zone) =>
        new(
            $"Reads the source once more between two times ({zone}). What is stored and has not changed is not sent again.",
            $"重新读取源端两个时间之间的数据（{zone}）。已入库且没有变化的记录不会再写入。"
        );

    public static LocalizedText From => new("From", "从");

    public static LocalizedText To => new("To", "到");

    public static LocalizedText TimesNeeded => new("Both times are needed.", "请填写两个时间。");

    public static LocalizedText Summary => new("Summary", "概要");

    public static LocalizedText Text => new("Text", "文本");

    public static LocalizedText Explain => new("Explain", "查原因");

    public static LocalizedText File => new("File", "文件");

    public static LocalizedText Version => new("Version", "版本");

    public static LocalizedText After(string version) =>
        new($"{version} takes effect after the current run", $"{version} 在本次运行之后生效");

    public static LocalizedText Watermark => new("Watermark", "同步位置");

    public static LocalizedText TimeZone => new("Time zone", "时区");

    public static LocalizedText Skipped => new("Skipped times", "跳过的时间");

    public static LocalizedText Problems => new("Problems of the file", "文件的问题");

    public static LocalizedText Changes => new("Changes by people", "人工改动");

    public static LocalizedText Asked => new("Id or number", "id 或单号");

    public static LocalizedText Facts => new("What is known", "已知情况");

    public static LocalizedText WhatToDo => new("What to do", "怎么办");

    public static LocalizedText Elsewhere => new("In other schemes", "在其他方案里");

    public static LocalizedText Similar => new("Similar records", "相近的记录");

    public static LocalizedText NoScheme(string id) => new($"The host has no scheme '{id}'.", $"主机没有方案 '{id}'。");
}
