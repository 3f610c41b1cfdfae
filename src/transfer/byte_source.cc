#include "transfer/byte_source.h"

#include <zstd.h>

#include <cstdio>
#include <vector>

namespace coloquio::transfer {
namespace {

Args named(const std::filesystem::path& file) { return {{"file", file.string()}}; }

class FileSource final : public ByteSource {
 public:
  FileSource(std::FILE* file, std::filesystem::path path) : file_(file), path_(std::move(path)) {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    const auto count = std::fread(into, 1, size, file_.get());
    if (count < size && std::ferror(file_.get()) != 0) {
      return fail(Kind::unavailable, "transfer.cannot_read", named(path_));
    }
    read_ += count;
    return count;
  }

  std::uint64_t file_bytes_read() const override { return read_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  const std::filesystem::path path_;
  std::uint64_t read_ = 0;
};

class ZstdSource final : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> source, std::filesystem::path path)
      : source_(std::move(source)), path_(std::move(path)), input_(ZSTD_DStreamInSize()) {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    ZSTD_outBuffer out{into, size, 0};
    while (out.pos < out.size) {
      if (in_.pos == in_.size) {
        const auto count = source_->read(input_.data(), input_.size());
        if (!count) return fail(count.error());
        // Bytes may still wait inside the decoder after the last were given to it.
        if (*count == 0 && !waiting_) break;
        in_ = {input_.data(), *count, 0};
        at_end_ = *count == 0;
      }
      const auto before = out.pos;
      left_ = ZSTD_decompressStream(stream_.get(), &out, &in_);
      if (ZSTD_isError(left_) != 0) return fail(Kind::invalid, "transfer.damaged", named(path_));
      waiting_ = out.pos == out.size;
      if (at_end_ && out.pos == before) break;
    }
    if (out.pos == 0 && left_ != 0) return fail(Kind::invalid, "transfer.damaged", named(path_));
    return out.pos;
  }

  std::uint64_t file_bytes_read() const override { return source_->file_bytes_read(); }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ByteSource> source_;
  const std::filesystem::path path_;
  std::unique_ptr<ZSTD_DStream, Free> stream_{ZSTD_createDStream()};
  std::vector<char> input_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  std::size_t left_ = 0;  // What the decoder still wants; 0 at the end of a frame.
  bool waiting_ = false, at_end_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_source(const std::filesystem::path& file) {
  std::FILE* handle = std::fopen(file.c_str(), "rb");
  if (handle == nullptr) return fail(Kind::not_found, "transfer.cannot_open", named(file));
  std::setvbuf(handle, nullptr, _IONBF, 0);  // Readers take large pieces themselves.
  std::unique_ptr<ByteSource> source = std::make_unique<FileSource>(handle, file);
  if (file.extension() == ".zst") source = std::make_unique<ZstdSource>(std::move(source), file);
  return source;
}

}  // namespace coloquio::transfer
