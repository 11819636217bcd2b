add_executable(window_benchmark window.cpp window_desk.cpp window_figures.cpp window_hand.cpp window_measures.cpp
               window_training.cpp)
target_link_libraries(window_benchmark PRIVATE encoder_lab_app encoder_lab_options)

# That the benchmark runs, not how fast.
add_test(NAME bench.window COMMAND window_benchmark --smoke --program $<TARGET_FILE:encoder-lab>)
set_tests_properties(bench.window PROPERTIES
  ENVIRONMENT "${TEST_ENVIRONMENT};QT_QPA_PLATFORM=${SCREEN}" LABELS bench TIMEOUT 300)
