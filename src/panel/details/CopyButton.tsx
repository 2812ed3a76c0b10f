import type { PanelState } from '../state.ts';

interface CopyButtonProps {
  readonly state: PanelState;
  /** What the part is known by, unlike any other that is shown. */
  readonly part: string;
  readonly text: string;
  readonly label: string;
  /** What it copies, for whoever does not see what it stands beside. */
  readonly title?: string;
}

/** Copies a text as it was recorded or made, and says whether it did. */
export function CopyButton({ state, part, text, label, title }: CopyButtonProps) {
  const words = state.wording.text.details.copy;
  const latest = state.copiedPart.value;
  const came = latest?.part === part ? (latest.done ? words.copied : words.notCopied) : undefined;
  return (
    <button
      type="button"
      class="copy-button"
      data-copy={part}
      data-copied={came && latest?.done}
      title={title}
      aria-label={title}
      onClick={() => void state.copyPart(part, text)}
    >
      {came ?? label}
    </button>
  );
}
