const OF_THIS_MACHINE =
  /^http:\/\/(?:[^/?#@]*@)?(?:(?:[^/?#:@]+\.)?localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/?#]|$)/i;

/** Whether browsers take the URL for one of this machine, where plain HTTP is as good as HTTPS to them (Secure Contexts §3.1). */
export const isOfThisMachine = (url: string): boolean => OF_THIS_MACHINE.test(url);

/** Whether what comes from the URL cannot have been changed on its way (Secure Contexts §3.1). */
export const isTrustworthy = (url: string): boolean => /^https:/i.test(url) || isOfThisMachine(url);
