-- Each connection answers its own conversation again and again, under an administrator's token.
local counter = 0

function init(args)
  token = args[1]
  conversations = {}
  for i = 2, #args do conversations[#conversations + 1] = args[i] end
  body = string.rep("Abre la app y entra en Ajustes. ", 16):sub(1, 500)
end

function request()
  counter = counter + 1
  local conversation = conversations[counter % #conversations + 1]
  return wrk.format("POST", "/api/v1/conversations/" .. conversation .. "/messages",
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" },
    '{"body":"' .. counter .. " " .. body .. '"}')
end
