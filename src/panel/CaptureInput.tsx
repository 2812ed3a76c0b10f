import type { RefObject } from 'preact';
import type { CaptureFile } from '../desk/contract.ts';

interface CaptureInputProps {
  readonly id: string;
  /** Through which a button of the panel's own look opens it. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChoose: (files: readonly CaptureFile[]) => void;
}

/** The browser's own way to choose captures. */
export const CaptureInput = ({ id, input, onChoose }: CaptureInputProps) => (
  <input
    id={id}
    ref={input}
    type="file"
    multiple
    hidden
    accept=".har,.gz,.json,application/json"
    tabIndex={-1}
    onChange={({ currentTarget }) => {
      onChoose([...(currentTarget.files ?? [])]);
      // The same file may be chosen again.
      currentTarget.value = '';
    }}
  />
);
