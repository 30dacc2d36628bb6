export interface ReloadOptions {
  /** The emitter of the signal: the process. */
  readonly signals: { on(signal: 'SIGHUP', listener: () => void): unknown }
  readonly platform: NodeJS.Platform
  /** Reads configuration and certificate again; it never rejects. */
  readonly reload: () => Promise<void>
  /** What the signal means where the server was started in a terminal; without it, each signal is a reading. */
  readonly terminal?: {
    /** Whether the terminal is still there. */
    isOpen(): boolean
    /** Ends the server, as the closed terminal's user expects. */
    onClose(): void
  }
}

/**
 * Reads configuration and certificate again at each SIGHUP, one reading after the other. The system sends SIGHUP also
 * when the terminal of the server is closed, and then the server ends. Not on Windows, where Node emits SIGHUP
 * when the console window is closed (https://nodejs.org/api/process.html#signal-events).
 */
export function reloadOnSignal({ signals, platform, reload, terminal }: ReloadOptions): void {
  if (platform === 'win32') return
  let last = Promise.resolve()
  signals.on('SIGHUP', () => {
    if (terminal?.isOpen() === false) terminal.onClose()
    else last = last.then(reload)
  })
}
