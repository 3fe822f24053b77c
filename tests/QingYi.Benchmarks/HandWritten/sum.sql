SELECT (SELECT COUNT(*) FROM sale_return),
  (SELECT SUM(CRC32(CONCAT_WS('|', dispatch_id, return_status, IFNULL(return_reason, '~'), receive_cust_id, IFNULL(receive_phone, '~'), IFNULL(receive_address, '~'), IFNULL(delivery_date, '~'), IFNULL(date, '~')))) FROM sale_return),
  (SELECT COUNT(*) FROM sale_return_detail),
  (SELECT SUM(CRC32(CONCAT_WS('|', h.dispatch_id, d.goods_id, d.must_qty, d.real_qty, IFNULL(d.unit_id, '~'), d.stock_id, d.stock_status, IFNULL(d.create_time, '~')))) FROM sale_return_detail d JOIN sale_return h ON h.id = d.id)
