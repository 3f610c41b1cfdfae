-- Two random words of a list, as a member would type them.
function init(args)
  token, order = args[1], args[3]
  words = {}
  for word in io.lines(args[2]) do words[#words + 1] = word end
  math.randomseed(7)
end

function request()
  local a, b = words[math.random(#words)], words[math.random(#words)]
  return wrk.format("GET", "/api/v1/search?order=" .. order .. "&q=" .. a .. "%20" .. b,
    { ["Authorization"] = "Bearer " .. token })
end
