#pragma once

#include <string>
#include <string_view>

#include "web/compress.h"
#include "web/request.h"
#include "web/response.h"

// What an answer gets after its handler, whatever it is.
namespace coloquio::web {

// Cache-Control, Vary and, for a GET that went well, the ETag of the body as it is now.
void describe(const Request& request, Response& response);

// 304 when the client has it already, the part that Range asks for, else compressed when that pays.
void conclude(const Request& request, Response& response);

// Does If-None-Match name this ETag? The compressed forms of one page count as the same.
bool matches(std::string_view if_none_match, std::string_view etag);
// "\"3fa9\"" → "\"3fa9-br\""
std::string etag_of(std::string_view etag, Encoding encoding);
std::string_view name_of(Encoding encoding);  // "br"; "" for identity.

}  // namespace coloquio::web
