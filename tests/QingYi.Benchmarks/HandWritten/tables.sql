CREATE TABLE sale_return (id BIGINT AUTO_INCREMENT PRIMARY KEY, dispatch_id VARCHAR(64), return_status INT, return_reason VARCHAR(255), receive_cust_id VARCHAR(64),
  receive_phone VARCHAR(32), receive_address VARCHAR(255), delivery_date DATE, date DATETIME) CHARACTER SET utf8mb4;
CREATE TABLE sale_return_detail (detail_id BIGINT AUTO_INCREMENT PRIMARY KEY, id BIGINT, goods_id VARCHAR(64), must_qty DECIMAL(18,4), real_qty DECIMAL(18,4), unit_id VARCHAR(255),
  stock_id VARCHAR(64), stock_status VARCHAR(32), create_time DATETIME) CHARACTER SET utf8mb4;
