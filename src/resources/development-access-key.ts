/**
 * The access key of the default resource when nothing is configured, so that a first start needs no setup.
 * The key is no secret, and says so when decoded: "This Holdline key is public: everyone knows it. For tests alone!"
 * Therefore the key works on a stand-in only, unless the configuration asks for it.
 */
export const DEVELOPMENT_ACCESS_KEY =
  'VGhpcyBIb2xkbGluZSBrZXkgaXMgcHVibGljOiBldmVyeW9uZSBrbm93cyBpdC4gRm9yIHRlc3RzIGFsb25lIQ=='
