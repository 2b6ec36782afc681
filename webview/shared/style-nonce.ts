/**
 * While it loads, the toolkit tries out `:focus-visible` in a style element of its own, which the
 * page's policy allows only with the nonce. It looks for that in this meta element.
 */
const nonce = document.createElement('meta');
nonce.setAttribute('property', 'csp-nonce');
nonce.content = document.currentScript?.nonce ?? '';
document.head.append(nonce);
