/**
 * Puts a text into the clipboard, as the answer to a click. DevTools keeps `navigator.clipboard` from the panels of
 * extensions in some browsers; copying a selection works there all the same.
 */
export async function copyText(text: string): Promise<void> {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (!isCopied) await navigator.clipboard.writeText(text);
}
