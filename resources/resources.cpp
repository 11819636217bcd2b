namespace encoderlab {

// The library holds files only; a static library needs one translation unit.
const char* const resourceRoot = ":/encoderlab";

}  // namespace encoderlab
