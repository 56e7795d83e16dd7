// The Wi-Fi of the hall as the desk typed it: kept by this page alone, as long as it is open.
class Wifi {
  name = $state('');
  password = $state('');
}

export const wifi = new Wifi();
