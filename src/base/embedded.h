#pragma once

#include <span>
#include <string_view>

namespace coloquio {

// A file that the build put into the binary (cmake/embed.cmake). Lives as long as the program.
struct EmbeddedFile {
  std::string_view path;  // Relative to its folder, with forward slashes: "css/base.css".
  std::string_view bytes;
};

namespace embedded {
// Sorted by path. Each is defined by the target that embeds the folder.
std::span<const EmbeddedFile> messages();
std::span<const EmbeddedFile> migrations();
std::span<const EmbeddedFile> templates();  // Of pages.
std::span<const EmbeddedFile> mail_templates();
std::span<const EmbeddedFile> assets();
std::span<const EmbeddedFile> demo();
}  // namespace embedded

}  // namespace coloquio
