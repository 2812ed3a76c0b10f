/**
 * Puts a text into the clipboard, as the answer to a click. DevTools keeps `navigator.clipboard` from the panels of
 * extensions in some browsers; copying a selection works there all the same, for some seconds after the click. A text that
 * has yet to come is promised to the clipboard at once where that is there: Firefox takes no selection after the click.
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string') {
    if (!copySelected(text)) await navigator.clipboard.writeText(text);
    return;
  }
  const isWritten = await writePromised(text).then(
    () => true,
    () => false,
  );
  if (!isWritten) await copyText(await text);
}

async function writePromised(text: Promise<string>): Promise<void> {
  const type = 'text/plain';
  const content = text.then((ready) => new Blob([ready], { type }));
  // Where nothing takes it, nobody hears that it fails.
  content.catch(() => undefined);
  await navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
}

function copySelected(text: string): boolean {
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
  return isCopied;
}
