enum ScannersPlaceholder {}
