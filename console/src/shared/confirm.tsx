import type { ReactNode } from 'react'
import { DialogFrame } from './dialog-frame.tsx'

/** Asks before something that cannot be taken back, and says what it means. */
export function Confirm({
  title,
  children,
  action,
  isOpen,
  isBusy,
  failure = null,
  onConfirm,
  onClose,
}: {
  readonly title: string
  readonly children: ReactNode
  /** The word on the button that does it. */
  readonly action: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  /** Why the last attempt was refused; `null` if it was not, or if the page tells it elsewhere. */
  readonly failure?: unknown
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  if (!isOpen) return null
  return (
    <DialogFrame
      isAlert
      title={title}
      action={action}
      dismissal="Keep"
      failure={failure}
      isBusy={isBusy}
      onSubmit={onConfirm}
      onClose={onClose}
    >
      {children}
    </DialogFrame>
  )
}
