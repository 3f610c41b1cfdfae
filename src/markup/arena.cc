#include "markup/arena.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace coloquio::markup {
namespace {

constexpr std::size_t first_block = 64 * 1024;  // Kept between parses: enough for most messages.
constexpr std::size_t unit = 16;                // Alignment, and room for an allocation's size.

class Arena {
 public:
  void* allocate(std::size_t size) {
    const std::size_t total = unit + (size + unit - 1) / unit * unit;
    if (total > left_) grow(total);
    std::byte* start = next_;
    next_ += total;
    left_ -= total;
    std::memcpy(start, &size, sizeof size);
    return start + unit;
  }

  static std::size_t size_of(const void* memory) {
    std::size_t size = 0;
    std::memcpy(&size, static_cast<const std::byte*>(memory) - unit, sizeof size);
    return size;
  }

  void reset() {
    if (blocks_.size() > 1) blocks_.resize(1);
    if (blocks_.empty()) return;
    next_ = blocks_.front().get();
    left_ = first_block;
  }

 private:
  void grow(std::size_t at_least) {
    const std::size_t doubled = first_block << std::min<std::size_t>(blocks_.size(), 6);
    const std::size_t size =
        blocks_.empty() && at_least <= first_block ? first_block : std::max(doubled, at_least);
    if (blocks_.empty() && size != first_block) {
      blocks_.emplace_back(new std::byte[first_block]);  // reset() counts on the first one's size.
    }
    blocks_.emplace_back(new std::byte[size]);
    next_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

Arena& this_thread() {
  thread_local Arena arena;
  return arena;
}

void* take_zeroed(std::size_t count, std::size_t size) {
  void* memory = this_thread().allocate(count * size);
  std::memset(memory, 0, count * size);
  return memory;
}

void* take_more(void* old, std::size_t size) {
  if (old != nullptr && Arena::size_of(old) >= size) return old;
  void* memory = this_thread().allocate(size);
  if (old != nullptr) std::memcpy(memory, old, Arena::size_of(old));
  return memory;
}

void keep(void*) {}  // Everything goes at once in reset_arena().

}  // namespace

cmark_mem* arena() {
  static cmark_mem mem{take_zeroed, take_more, keep};
  return &mem;
}

void reset_arena() { this_thread().reset(); }

}  // namespace coloquio::markup
