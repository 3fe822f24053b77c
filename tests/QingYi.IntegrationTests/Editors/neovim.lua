-- A session of an author in Neovim: opens a scheme, reads the problems, asks for completion and hover, takes the first quick fix.
-- QINGYI_LSP is the command of the server, a word a line; QINGYI_FILE the scheme; QINGYI_OUT takes what the author saw, as JSON.
local seen = {}
local function wait(what, condition)
  if not vim.wait(60000, condition, 50) then
    error("nothing came for " .. what .. ": " .. vim.inspect(seen))
  end
end

local function session()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.QINGYI_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = "qingyi",
    cmd = vim.split(vim.env.QINGYI_LSP, "\n"),
    root_dir = vim.fn.fnamemodify(vim.env.QINGYI_FILE, ":h"),
  })
  vim.lsp.buf_attach_client(buffer, client)
  wait("the problems", function() return #vim.diagnostic.get(buffer) > 0 end)
  local problem = vim.diagnostic.get(buffer)[1]
  seen.problem = { code = problem.code, message = problem.message, line = problem.lnum, from = problem.col, to = problem.end_col }

  vim.api.nvim_win_set_cursor(0, { problem.lnum + 1, problem.col })
  local function ask(method)
    local answers = vim.lsp.buf_request_sync(buffer, method, vim.lsp.util.make_position_params(0, "utf-16"), 20000)
    return answers and answers[client] and answers[client].result
  end
  seen.completion = {}
  for _, item in ipairs(ask("textDocument/completion").items) do
    table.insert(seen.completion, item.label)
  end

  -- The first choice that the editor offers is taken.
  vim.ui.select = function(items, _, choose) choose(items[1]) end
  vim.lsp.buf.code_action()
  local before = vim.api.nvim_buf_get_lines(buffer, problem.lnum, problem.lnum + 1, true)[1]
  wait("the fix", function()
    return vim.api.nvim_buf_get_lines(buffer, problem.lnum, problem.lnum + 1, true)[1] ~= before
  end)
  seen.hover = ask("textDocument/hover").contents.value
  wait("the end of the problems", function() return #vim.diagnostic.get(buffer) == 0 end)
  seen.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), "\n") .. "\n"
  vim.lsp.stop_client(client)
  wait("the end of the server", function() return vim.lsp.client_is_stopped(client) end)
end

local done, fault = pcall(session)
seen.fault = not done and tostring(fault) or nil
local out = io.open(vim.env.QINGYI_OUT, "w")
out:write(vim.json.encode(seen))
out:close()
vim.cmd("qall!")
