export interface ReloadOptions {
  /** The emitter of the signal: the process. */
  readonly signals: { on(signal: 'SIGHUP', listener: () => void): unknown }
  readonly platform: NodeJS.Platform
  /** Reads the configuration again; it never rejects. */
  readonly reload: () => Promise<void>
}

/**
 * Reads the configuration again at each SIGHUP, one reading after the other. Not on Windows, where Node emits SIGHUP
 * when the console window is closed (https://nodejs.org/api/process.html#signal-events).
 */
export function reloadOnSignal({ signals, platform, reload }: ReloadOptions): void {
  if (platform === 'win32') return
  let last = Promise.resolve()
  signals.on('SIGHUP', () => {
    last = last.then(reload)
  })
}
