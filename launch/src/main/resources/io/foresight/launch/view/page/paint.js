// Pictures that the server sends.

/** 8-bit RGB to a canvas of the same size. */
export function paint(canvas, picture) {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const image = new ImageData(picture.width, picture.height);
  for (let i = 0, k = 0; i < picture.rgb.length; i += 3, k += 4) {
    image.data[k] = picture.rgb[i];
    image.data[k + 1] = picture.rgb[i + 1];
    image.data[k + 2] = picture.rgb[i + 2];
    image.data[k + 3] = 255;
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}
