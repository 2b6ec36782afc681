/** Where a model can be run: the processor, or what onnxruntime offers on some systems. */
export const devices = ['cpu', 'cuda', 'dml', 'coreml', 'webgpu'] as const;
export type Device = (typeof devices)[number];
