CREATE TABLE IF NOT EXISTS lehua.sale_return (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dispatch_id VARCHAR(64),
  return_status INT,
  return_reason VARCHAR(255),
  receive_cust_id VARCHAR(64),
  receive_phone VARCHAR(32),
  receive_address VARCHAR(255),
  delivery_date DATE,
  date DATETIME
);
CREATE TABLE IF NOT EXISTS lehua.sale_return_detail (
  detail_id INTEGER PRIMARY KEY AUTOINCREMENT,
  id BIGINT,
  goods_id VARCHAR(64),
  must_qty DECIMAL(18,4),
  real_qty DECIMAL(18,4),
  unit_id VARCHAR(255),
  stock_id VARCHAR(64),
  stock_status VARCHAR(32),
  create_time DATETIME
);
