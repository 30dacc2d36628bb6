import { DialogFrame, type DialogFrameProps } from './dialog-frame.tsx'

/** Asks for the fields of one thing, and stays open with what the server says if it refuses them. */
export function FormDialog(props: Omit<DialogFrameProps, 'dismissal' | 'isAlert'>) {
  return <DialogFrame dismissal="Cancel" {...props} />
}
