-- A store of version 5 with everything under way; BLOCK stands for a packed page that holds {}.
INSERT INTO store (id, version, change) VALUES ('the-id', 5, 9);
INSERT INTO scheme (no, id, epoch, watermark, change, shape, version) VALUES (1, 's', 7, 1717200000000, 8, 'shape', 'v'), (2, 't', 1, NULL, 0, NULL, NULL);
INSERT INTO version (scheme, version, text) VALUES (1, 'v', 'the text');
INSERT INTO span (no, scheme, start, end, moves, closed, is_read, pass, cursor, cursor_page, total, run) VALUES (1, 1, 1717100000000, 1717200000000, 1, 1, 1, 1, NULL, NULL, NULL, 'r1'), (2, 1, 1717200000000, 1717300000000, 1, 0, 0, 2, 'next', 3, 40, 'r2'), (3, 1, 1717000000000, 1717100000000, 0, 1, 1, 1, NULL, NULL, NULL, 'back-fill or other request');
INSERT INTO page (no, span, pass, run, fetched, seen, block) VALUES (4, 1, 1, 'r1', 1717200000000, X'0100000000000000', NULL), (6, 2, 1, 'r2', 1717300000000, X'0500000000000000', NULL), (7, 2, 2, 'r2', 1717300000000, X'02000000000000000300000000000000', BLOCK), (8, 0, 0, 'posted', 1717300000000, X'', BLOCK);
INSERT INTO record (key, scheme, id, number, status, attempts, delivery, hash, page, start, length, settled, answer, change, write_back, lane) VALUES
  (1, 1, 'a', 'no a', 2, 1, 3, 0, 4, 0, 2, 1717200000000, '{}', 4, '7', 0), (2, 1, 'b', 'no b', 3, 1, 3, 0, 7, 0, 2, 1717200000000, NULL, 7, NULL, 0),
  (3, 1, 'c', 'no c', 5, 1, 4, 0, 7, 0, 2, NULL, NULL, 7, NULL, 0), (4, 1, 'd', 'no d', 4, 0, NULL, 0, 7, 0, 2, NULL, NULL, 7, NULL, 0), (5, 1, 'e', 'no e', 0, 0, NULL, 0, 8, 0, 2, NULL, NULL, 8, NULL, 0);
INSERT INTO changed (key, change, hash, page, start, length) VALUES (3, 8, 1, 8, 0, 2);
INSERT INTO rejection (key, code, message) VALUES (2, '1406', 'too long');
INSERT INTO parked (key, awaited, seen, message) VALUES (4, 't', 0, 'waits');
INSERT INTO lookup (no, scheme, name, done) VALUES (1, 1, 'l', 7);
INSERT INTO found (lookup, value, change, key, kept) VALUES (1, 'x', 7, 2, '1');
INSERT INTO run (id, scheme, status, started, ended, report) VALUES ('r1', 1, 'Succeeded', 1717200000000, 1717200000000, '{}');
INSERT INTO lane (scheme, lane, last, pending, version, run, start, end) VALUES (1, 0, 4, 1, 'v', 'r2', 1717200000000, 1717300000000);
INSERT INTO sent (scheme, lane, number, version, run, start, end, at) VALUES (1, 0, 3, 'v', 'r1', 1717100000000, 1717200000000, 1717200000000), (1, 0, 4, 'v', 'r2', 1717200000000, 1717300000000, 1717300000000);
INSERT INTO event (key, at, what, detail) VALUES (2, 1717200000000, 'rejected', '1406');
INSERT INTO firing (scheme, lane, at, owner, done) VALUES ('s', 'schedule', 1717200000000, 'host 1', 1);
