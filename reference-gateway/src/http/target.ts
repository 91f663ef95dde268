/** The path of a request target without its query, duplicate slashes and trailing slash; still percent-encoded. */
export function targetPath(target: string): string {
  const path = target.startsWith('/') ? target : target.replace(/^[a-z]+:\/\/[^/?#]*/i, ''); // RFC 9112 §3.2.2: absolute-form
  const [plain = ''] = path.split(/[?#]/, 1);
  const single = plain.replace(/\/{2,}/g, '/');
  return single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single;
}
