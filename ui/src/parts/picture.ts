// A photo from a phone as pixels, brought to a size at which it is quick to work on.

/** The photo on a canvas whose longer edge has at most so many pixels; nothing where this browser cannot read it. */
export async function drawn(file: Blob, edge: number): Promise<HTMLCanvasElement | null> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(1, edge / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return pen && canvas;
  } finally {
    URL.revokeObjectURL(address);
  }
}
