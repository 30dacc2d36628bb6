// The build puts the version of package.json here.
declare const HOLDLINE_VERSION: string | undefined

/** The version of this build, `0.1.0`. */
export const VERSION = typeof HOLDLINE_VERSION === 'string' ? HOLDLINE_VERSION : 'unbuilt'
