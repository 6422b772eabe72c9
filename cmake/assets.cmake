# The assets room: files under build/…/assets are embedded with .incbin, so that one binary is all there is to install and
# start-up is the kernel's page map, not a read.
set(assets ${CMAKE_BINARY_DIR}/assets)
file(MAKE_DIRECTORY ${assets})

# The lexicon: data/lexicon/*.tsv compiled to one file; a bad row fails here with file and line.
file(GLOB lexicon_rows CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/lexicon/*.tsv)
add_executable(compile_lexicon tools/compile_lexicon.cc)
target_include_directories(compile_lexicon PRIVATE ${CMAKE_BINARY_DIR}/see/lexicon)
target_link_libraries(compile_lexicon PRIVATE entente_lexicon)
add_custom_command(OUTPUT ${assets}/lexicon.bin
  COMMAND compile_lexicon ${CMAKE_SOURCE_DIR}/data/lexicon ${assets}/lexicon.bin
  DEPENDS compile_lexicon ${lexicon_rows} COMMENT "Compiling the lexicon" VERBATIM)

# The rules: joined into one text, each file behind a line "%% file NAME"; compile_rules loads them, so that a mistake
# fails here with file and line.
file(GLOB_RECURSE rule_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/rules/*.rules ${CMAKE_SOURCE_DIR}/data/rules/*.tsv
     ${CMAKE_SOURCE_DIR}/data/ontology/*.tsv)
add_executable(compile_rules tools/compile_rules.cc)
target_include_directories(compile_rules PRIVATE ${CMAKE_BINARY_DIR}/see/exchange)
target_link_libraries(compile_rules PRIVATE entente_exchange)
add_custom_command(OUTPUT ${assets}/events.rules ${assets}/exchange.rules
  COMMAND compile_rules ${CMAKE_SOURCE_DIR}/data ${assets}
  DEPENDS compile_rules ${rule_files} COMMENT "Checking the rules" VERBATIM)

set(model ${CMAKE_SOURCE_DIR}/models/en.model)
set(page ${CMAKE_SOURCE_DIR}/web/dist/index.html)
configure_file(${CMAKE_SOURCE_DIR}/src/assets/assets.S.in ${CMAKE_BINARY_DIR}/assets.S @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/assets.S PROPERTIES OBJECT_DEPENDS
  "${assets}/lexicon.bin;${assets}/events.rules;${assets}/exchange.rules;${model};${page}")

entente_room(NAME assets SEES base)
target_sources(entente_assets PRIVATE ${CMAKE_BINARY_DIR}/assets.S)
