namespace QingYi.Engine.Completion;

/// <summary>What the functions of <c>_function</c> do.</summary>
internal static class FunctionGuideTexts
{
    /// <summary>A function, with the form of its call.</summary>
    public static LocalizedText Function(string name) =>
        name switch
        {
            "IF" => new("`IF(condition, a, b)` a if the condition holds, otherwise b", "`IF(condition, a, b)` 条件成立取 a，否则取 b"),
            "IFNULL" => new("`IFNULL(a, b)` b where a is NULL", "`IFNULL(a, b)` a 为 NULL 时取 b"),
            "NULLIF" => new("`NULLIF(a, b)` NULL where both are equal, otherwise a", "`NULLIF(a, b)` 两者相等时为 NULL，否则取 a"),
            "COALESCE" => new("`COALESCE(a, b, …)` the first value that is not NULL", "`COALESCE(a, b, …)` 第一个不为 NULL 的值"),
            "CONCAT" => new("`CONCAT(a, b, …)` the texts one after the other", "`CONCAT(a, b, …)` 连接文本"),
            "CONCAT_WS" => new(
                "`CONCAT_WS(separator, a, …)` the texts with a separator between them",
                "`CONCAT_WS(separator, a, …)` 用分隔符连接文本"
            ),
            "LEFT" => new("`LEFT(text, n)` the first n characters", "`LEFT(text, n)` 前 n 个字符"),
            "RIGHT" => new("`RIGHT(text, n)` the last n characters", "`RIGHT(text, n)` 后 n 个字符"),
            "SUBSTRING" => new(
                "`SUBSTRING(text, from, n)` n characters from a place, counted from 1",
                "`SUBSTRING(text, from, n)` 从某位置起的 n 个字符，位置从 1 开始"
            ),
            "SUBSTR" => new("`SUBSTR(text, from, n)` the same as SUBSTRING", "`SUBSTR(text, from, n)` 同 SUBSTRING"),
            "MID" => new("`MID(text, from, n)` the same as SUBSTRING", "`MID(text, from, n)` 同 SUBSTRING"),
            "LENGTH" => new("`LENGTH(text)` the number of bytes in UTF-8", "`LENGTH(text)` UTF-8 字节数"),
            "CHAR_LENGTH" => new("`CHAR_LENGTH(text)` the number of characters", "`CHAR_LENGTH(text)` 字符数"),
            "CHARACTER_LENGTH" => new("`CHARACTER_LENGTH(text)` the same as CHAR_LENGTH", "`CHARACTER_LENGTH(text)` 同 CHAR_LENGTH"),
            "REPLACE" => new("`REPLACE(text, old, new)` the text with all occurrences replaced", "`REPLACE(text, old, new)` 替换所有匹配"),
            "LOCATE" => new("`LOCATE(part, text)` the place of a part, 0 if there is none", "`LOCATE(part, text)` 子串的位置，没有为 0"),
            "INSTR" => new("`INSTR(text, part)` the place of a part, 0 if there is none", "`INSTR(text, part)` 子串的位置，没有为 0"),
            "TRIM" => new("`TRIM(text)` the text without blanks at both ends", "`TRIM(text)` 去掉首尾空格"),
            "LTRIM" => new("`LTRIM(text)` the text without blanks before it", "`LTRIM(text)` 去掉开头的空格"),
            "RTRIM" => new("`RTRIM(text)` the text without blanks behind it", "`RTRIM(text)` 去掉末尾的空格"),
            "UPPER" => new("`UPPER(text)` in capital letters", "`UPPER(text)` 转大写"),
            "UCASE" => new("`UCASE(text)` the same as UPPER", "`UCASE(text)` 同 UPPER"),
            "LOWER" => new("`LOWER(text)` in small letters", "`LOWER(text)` 转小写"),
            "LCASE" => new("`LCASE(text)` the same as LOWER", "`LCASE(text)` 同 LOWER"),
            "LPAD" => new("`LPAD(text, n, fill)` filled on the left up to n characters", "`LPAD(text, n, fill)` 左侧补到 n 个字符"),
            "RPAD" => new("`RPAD(text, n, fill)` filled on the right up to n characters", "`RPAD(text, n, fill)` 右侧补到 n 个字符"),
            "REPEAT" => new("`REPEAT(text, n)` the text n times", "`REPEAT(text, n)` 重复 n 次"),
            "REVERSE" => new("`REVERSE(text)` the characters in reverse order", "`REVERSE(text)` 字符倒序"),
            "SUBSTRING_INDEX" => new(
                "`SUBSTRING_INDEX(text, separator, n)` what stands before the n-th separator",
                "`SUBSTRING_INDEX(text, separator, n)` 第 n 个分隔符之前的部分"
            ),
            "ABS" => new("`ABS(n)` the amount without its sign", "`ABS(n)` 绝对值"),
            "ROUND" => new("`ROUND(n, digits)` rounded, half away from zero", "`ROUND(n, digits)` 四舍五入"),
            "TRUNCATE" => new("`TRUNCATE(n, digits)` cut after some digits", "`TRUNCATE(n, digits)` 截断到若干位小数"),
            "CEIL" => new("`CEIL(n)` the next whole number above", "`CEIL(n)` 向上取整"),
            "CEILING" => new("`CEILING(n)` the same as CEIL", "`CEILING(n)` 同 CEIL"),
            "FLOOR" => new("`FLOOR(n)` the next whole number below", "`FLOOR(n)` 向下取整"),
            "MOD" => new("`MOD(a, b)` the remainder", "`MOD(a, b)` 余数"),
            "POW" => new("`POW(a, b)` a to the power of b", "`POW(a, b)` a 的 b 次方"),
            "POWER" => new("`POWER(a, b)` the same as POW", "`POWER(a, b)` 同 POW"),
            "SQRT" => new("`SQRT(n)` the square root", "`SQRT(n)` 平方根"),
            "SIGN" => new("`SIGN(n)` -1, 0 or 1", "`SIGN(n)` 符号：-1、0 或 1"),
            "GREATEST" => new("`GREATEST(a, b, …)` the greatest value", "`GREATEST(a, b, …)` 最大的值"),
            "LEAST" => new("`LEAST(a, b, …)` the least value", "`LEAST(a, b, …)` 最小的值"),
            "FORMAT" => new("`FORMAT(n, digits)` a number with thousands separators", "`FORMAT(n, digits)` 带千分位的数字"),
            "NOW" => new("`NOW()` the time of rendering in the scheme's zone", "`NOW()` 渲染时的时间，按方案的时区"),
            "CURRENT_TIMESTAMP" => new("`CURRENT_TIMESTAMP()` the same as NOW", "`CURRENT_TIMESTAMP()` 同 NOW"),
            "CURDATE" => new("`CURDATE()` today", "`CURDATE()` 今天"),
            "CURRENT_DATE" => new("`CURRENT_DATE()` the same as CURDATE", "`CURRENT_DATE()` 同 CURDATE"),
            "UNIX_TIMESTAMP" => new(
                "`UNIX_TIMESTAMP(time)` Unix seconds of a time, of now without one",
                "`UNIX_TIMESTAMP(time)` 时间的 Unix 秒，省略时为现在"
            ),
            "FROM_UNIXTIME" => new(
                "`FROM_UNIXTIME(seconds, format)` the time of Unix seconds",
                "`FROM_UNIXTIME(seconds, format)` 把 Unix 秒转成时间"
            ),
            "FORMAT_DATE" => new(
                "`FORMAT_DATE(time, 'yyyy-MM-dd')` a time, Unix seconds or milliseconds in a .NET form",
                "`FORMAT_DATE(time, 'yyyy-MM-dd')` 按 .NET 格式写时间，可为秒或毫秒"
            ),
            "DATE_FORMAT" => new(
                "`DATE_FORMAT(time, '%Y-%m-%d')` a time in a form of MySQL",
                "`DATE_FORMAT(time, '%Y-%m-%d')` 按 MySQL 格式写时间"
            ),
            "STR_TO_DATE" => new(
                "`STR_TO_DATE(text, '%Y-%m-%d')` the time that a text writes",
                "`STR_TO_DATE(text, '%Y-%m-%d')` 按格式解析时间"
            ),
            "DATE" => new("`DATE(time)` the date of a time", "`DATE(time)` 时间的日期部分"),
            "TIMESTAMP" => new("`TIMESTAMP(time)` the value as date and time", "`TIMESTAMP(time)` 转成日期时间"),
            "LAST_DAY" => new("`LAST_DAY(time)` the last day of the month", "`LAST_DAY(time)` 当月最后一天"),
            "DATEDIFF" => new("`DATEDIFF(a, b)` the days between two dates", "`DATEDIFF(a, b)` 相差的天数"),
            "DATE_ADD" => new("`DATE_ADD(time, INTERVAL n DAY)` a later time", "`DATE_ADD(time, INTERVAL n DAY)` 之后的时间"),
            "DATE_SUB" => new("`DATE_SUB(time, INTERVAL n DAY)` an earlier time", "`DATE_SUB(time, INTERVAL n DAY)` 之前的时间"),
            "TIMESTAMPDIFF" => new(
                "`TIMESTAMPDIFF(unit, a, b)` the whole units between two times",
                "`TIMESTAMPDIFF(unit, a, b)` 两个时间相差的整单位数"
            ),
            "YEAR" => new("`YEAR(time)` the year", "`YEAR(time)` 年"),
            "MONTH" => new("`MONTH(time)` the month", "`MONTH(time)` 月"),
            "DAY" => new("`DAY(time)` the day of the month", "`DAY(time)` 日"),
            "HOUR" => new("`HOUR(time)` the hour", "`HOUR(time)` 时"),
            "MINUTE" => new("`MINUTE(time)` the minute", "`MINUTE(time)` 分"),
            "SECOND" => new("`SECOND(time)` the second", "`SECOND(time)` 秒"),
            "MD5" => new("`MD5(text)` the MD5 hash in hexadecimal", "`MD5(text)` MD5 散列，十六进制"),
            "SHA1" => new("`SHA1(text)` the SHA-1 hash in hexadecimal", "`SHA1(text)` SHA-1 散列，十六进制"),
            "SHA2" => new("`SHA2(text, 256)` the SHA-2 hash in hexadecimal", "`SHA2(text, 256)` SHA-2 散列，十六进制"),
            "UUID" => new("`UUID()` a new UUID", "`UUID()` 新的 UUID"),
            "CAST" => new(
                "`CAST(value AS type)` converted to SIGNED, CHAR, DECIMAL …",
                "`CAST(value AS type)` 转换类型：SIGNED、CHAR、DECIMAL …"
            ),
            "CONVERT" => new("`CONVERT(value, type)` the same as CAST", "`CONVERT(value, type)` 同 CAST"),
            "SUM" => new("`SUM({{array.field}})` the sum over an array", "`SUM({{array.field}})` 数组求和"),
            "AVG" => new("`AVG({{array.field}})` the average over an array", "`AVG({{array.field}})` 数组平均值"),
            "MIN" => new("`MIN({{array.field}})` the least value of an array", "`MIN({{array.field}})` 数组最小值"),
            "MAX" => new("`MAX({{array.field}})` the greatest value of an array", "`MAX({{array.field}})` 数组最大值"),
            "COUNT" => new("`COUNT({{array.field}})` the number of values of an array", "`COUNT({{array.field}})` 数组的值的个数"),
            "GROUP_CONCAT" => new(
                "`GROUP_CONCAT({{array.field}} SEPARATOR ',')` the values of an array as one text",
                "`GROUP_CONCAT({{array.field}} SEPARATOR ',')` 把数组的值连成文本"
            ),
            _ => LocalizedText.Empty,
        };
}
