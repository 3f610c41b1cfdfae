#pragma once

namespace coloquio::app {

// The whole program: understands the arguments, runs the command, returns the exit code (0 done,
// 1 the command failed and said why, 2 the arguments were wrong).
int run(int argc, char** argv, char** environment);

}  // namespace coloquio::app
