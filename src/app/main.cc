#include <malloc.h>
#include <sys/stat.h>

#include "app/cli.h"

namespace {

// A page takes a few hundred kilobytes and gives them back. Left alone, glibc returns them to the
// system each time and asks again for the next page, which is a tenth of a page's time.
void keep_memory_between_pages() {
  constexpr int mb = 1024 * 1024;
  mallopt(M_TOP_PAD, mb / 4);
  mallopt(M_TRIM_THRESHOLD, 4 * mb);  // Of each thread.
  mallopt(M_MMAP_THRESHOLD, 4 * mb);
}

}  // namespace

int main(int argc, char** argv, char** environment) {
  umask(077);  // The database, its backups and exports are nobody else's to read.
  keep_memory_between_pages();
  return coloquio::app::run(argc, argv, environment);
}
