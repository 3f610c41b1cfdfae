#include "app/cli.h"

int main(int argc, char** argv, char** environment) {
  return coloquio::app::run(argc, argv, environment);
}
