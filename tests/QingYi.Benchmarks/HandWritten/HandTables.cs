namespace QingYi.Benchmarks.HandWritten;

/// <summary>The tables that every program writes, and a sum over what stands in them.</summary>
internal static class HandTables
{
    public const string Create = """
        CREATE TABLE sale_return (id BIGINT AUTO_INCREMENT PRIMARY KEY, dispatch_id VARCHAR(64), return_status INT, return_reason VARCHAR(255), receive_cust_id VARCHAR(64),
          receive_phone VARCHAR(32), receive_address VARCHAR(255), delivery_date DATE, date DATETIME) CHARACTER SET utf8mb4;
        CREATE TABLE sale_return_detail (detail_id BIGINT AUTO_INCREMENT PRIMARY KEY, id BIGINT, goods_id VARCHAR(64), must_qty DECIMAL(18,4), real_qty DECIMAL(18,4), unit_id VARCHAR(255),
          stock_id VARCHAR(64), stock_status VARCHAR(32), create_time DATETIME) CHARACTER SET utf8mb4;
        """;

    /// <summary>Heads and details, each detail with the number of its own head; keys differ from program to program.</summary>
    public const string Sum = """
        SELECT (SELECT COUNT(*) FROM sale_return),
          (SELECT SUM(CRC32(CONCAT_WS('|', dispatch_id, return_status, IFNULL(return_reason, '~'), receive_cust_id, IFNULL(receive_phone, '~'), IFNULL(receive_address, '~'), IFNULL(delivery_date, '~'), IFNULL(date, '~')))) FROM sale_return),
          (SELECT COUNT(*) FROM sale_return_detail),
          (SELECT SUM(CRC32(CONCAT_WS('|', h.dispatch_id, d.goods_id, d.must_qty, d.real_qty, IFNULL(d.unit_id, '~'), d.stock_id, d.stock_status, IFNULL(d.create_time, '~')))) FROM sale_return_detail d JOIN sale_return h ON h.id = d.id)
        """;
}
