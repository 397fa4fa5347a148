/** How many bytes a text has as UTF-8, the form in which GitLab counts it. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Whether a text has more than so many bytes; it is encoded only when its length leaves that open. */
export function exceedsBytes(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * 3 > bytes && byteLength(text) > bytes);
}
