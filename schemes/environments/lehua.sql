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
CREATE INDEX IF NOT EXISTS lehua.sale_return_detail_id ON sale_return_detail (id);
CREATE TABLE IF NOT EXISTS lehua.trade_line (
  id VARCHAR(64) PRIMARY KEY,
  trade_no VARCHAR(64),
  goods_no VARCHAR(64),
  qty DECIMAL(18,4),
  price DECIMAL(18,4),
  amount DECIMAL(18,4)
);
CREATE TABLE IF NOT EXISTS lehua.delivery_bill (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  warehouse VARCHAR(64),
  orders INT,
  total DECIMAL(18,4)
);
CREATE TABLE IF NOT EXISTS lehua.delivery_bill_line (
  bill_id BIGINT,
  goods_no VARCHAR(64),
  qty DECIMAL(18,4)
);
CREATE TABLE IF NOT EXISTS lehua.goods (
  goods_no VARCHAR(64) PRIMARY KEY,
  goods_name VARCHAR(255),
  unit VARCHAR(32),
  price DECIMAL(18,4)
);
CREATE TABLE IF NOT EXISTS lehua.named_line (
  id VARCHAR(64) PRIMARY KEY,
  goods_no VARCHAR(64),
  goods_name VARCHAR(255)
);
CREATE TABLE IF NOT EXISTS lehua.purchase (
  id INTEGER PRIMARY KEY,
  number VARCHAR(64),
  supplier VARCHAR(64),
  goods_no VARCHAR(64),
  qty DECIMAL(18,4),
  changed DATETIME
);
INSERT OR IGNORE INTO lehua.purchase (id, number, supplier, goods_no, qty, changed) VALUES
  (1, 'PO-1001', '杭州供应商', 'G0001', 10, datetime('now', '+8 hours', '-3 hours')),
  (2, 'PO-1002', '宁波供应商', 'G0002', 2.5, datetime('now', '+8 hours', '-2 hours')),
  (3, 'PO-1003', 'O''Brien & 合作社', 'G0003', 100, datetime('now', '+8 hours', '-1 hours'));
