/** The key of the advisory lock of housekeeping: the bytes "HLTD". */
export const HOUSEKEEPING_LOCK = 0x484c5444
